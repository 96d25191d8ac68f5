import { formatInstant } from "@/lib/core/format/dates";
import type { Debtors } from "@/lib/modules/monitorings/campaigns/debtors/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { SUBMISSION_LABELS } from "@/lib/modules/monitorings/submissions/labels";

/** The list as a text for a letter or a message: authority by authority, each organisation with where it stands. */
export function debtorsText(
  { areas, count, at }: Debtors,
  { code, title, year }: Pick<CampaignDetails, "code" | "title" | "year">,
  timeZone: string,
): string {
  const head = `${code}, ${String(year)} год. ${title}. Не сдали: ${String(count)}, на ${formatInstant(at, timeZone)}.`;
  const parts = areas.map(({ code: area, name, phone, rows }) => {
    const called = phone ? `, тел. ${phone}` : "";
    const lines = rows.map((row) => {
      const until = row.until === null ? "" : `, срок до ${formatInstant(row.until, timeZone)}`;
      // An authority that owes an answer itself is its own heading.
      const who = row.code === area ? `${row.name}${called}` : `– ${row.name}`;
      return `${who}: ${SUBMISSION_LABELS[row.state]}${until}`;
    });
    const own = rows.every((row) => row.code === area);
    return own ? lines.join("\n") : [`${name} (${String(rows.length)})${called}`, ...lines].join("\n");
  });
  return [head, ...parts].join("\n\n");
}
