import type { WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { letterTitle } from "@/lib/modules/letters/rules";
import type { LetterDetails } from "@/lib/modules/letters/types";

/** Who has acknowledged a letter and who has not, as on its page. */
export function acknowledgementSheets(letter: LetterDetails): WrittenSheet[] {
  const { timeZone } = letter;
  const moment = (instant: string): string => formatInstant(instant, timeZone);
  return [
    {
      name: "Ознакомление",
      titles: [
        `${letter.issuer}, ${letterTitle(letter)}`,
        letter.subject,
        `Ознакомление по состоянию на ${formatDate(letter.today)}`,
      ],
      columns: [
        { title: "Муниципалитет", width: 32, type: "text" },
        { title: "Ознакомлен", width: 14, type: "text" },
        { title: "Кто", width: 32, type: "text" },
        { title: "Когда", width: 18, type: "text" },
        { title: "Отправлено", width: 18, type: "text" },
      ],
      rows: letter.recipients.map((recipient) => ({
        cells: [
          recipient.name,
          recipient.acknowledgedAt ? "да" : "нет",
          recipient.acknowledgedBy ?? "",
          recipient.acknowledgedAt ? moment(recipient.acknowledgedAt) : "",
          moment(recipient.sentAt),
        ],
      })),
    },
  ];
}
