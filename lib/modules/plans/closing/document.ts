import { AlignmentType, type ISectionOptions, type Table } from "docx";

import { formatDate, formatInstant, formatLongDate } from "@/lib/core/format/dates";
import { formatDecimal, formatShare } from "@/lib/core/format/numbers";
import { reachedLabels, resultsTitle, resultTextLabels } from "@/lib/modules/plans/closing/labels";
import { reachedOf, totalResult } from "@/lib/modules/plans/closing/rules";
import { shownTexts, trackName } from "@/lib/modules/plans/closing/texts/rules";
import type { ClosingDetails, TrackResult } from "@/lib/modules/plans/closing/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import {
  chapter,
  heading,
  LANDSCAPE,
  pageNumbers,
  paperDocument,
  table,
  text,
} from "@/lib/modules/plans/print/paper/document";

/** Results of a year on paper: chapters as they are shown, tables by track, of indicators and of what is unfinished. */
export function resultsDocument(results: ClosingDetails): Promise<Uint8Array<ArrayBuffer>> {
  return paperDocument({
    title: resultsTitle(results.year),
    author: results.municipality.authorityName,
    description: results.closedAt ? "Год закрыт" : "Проект",
    sections: [body(results)],
  });
}

function body(results: ClosingDetails): ISectionOptions {
  const texts = shownTexts(results.texts, results);
  const center = { align: AlignmentType.CENTER };
  return {
    properties: LANDSCAPE,
    footers: { default: pageNumbers() },
    children: [
      ...(results.closedAt ? [] : [text("Проект", { ...center, italics: true })]),
      text("ИТОГИ ВЫПОЛНЕНИЯ ПЛАНА МЕРОПРИЯТИЙ («ДОРОЖНОЙ КАРТЫ»)", { ...center, bold: true, size: 32 }),
      text("по работе со школами с низкими образовательными результатами", { ...center, bold: true }),
      text(`за ${String(results.year)} год`, { ...center, bold: true }),
      text(results.municipality.authorityName, { ...center, before: 200 }),
      ...approval(results).map((line) => text(line, { ...center, italics: true })),
      ...chapter(`1. ${resultTextLabels.summary}`, texts.summary),
      trackTable(results.tracks),
      heading("2. Показатели"),
      ...(results.indicators.length > 0 ? [indicatorTable(results)] : [text("В плане нет показателей.")]),
      heading("3. Незавершённые мероприятия"),
      ...(results.unfinished.length > 0
        ? [unfinishedTable(results)]
        : [text("Все мероприятия плана выполнены или отменены.")]),
      ...chapter(`4. ${resultTextLabels.conclusions}`, texts.conclusions),
      ...chapter(`5. ${resultTextLabels.nextTasks}`, texts.nextTasks),
    ],
  };
}

function approval({ orderNumber, orderDate, closedAt, closedBy, timeZone, today }: ClosingDetails): string[] {
  return [
    ...(orderNumber && orderDate
      ? [`План утверждён приказом от ${formatLongDate(orderDate)} №\u00a0${orderNumber}`]
      : []),
    closedAt
      ? `Год закрыт ${formatInstant(closedAt, timeZone)}, ${closedBy ?? ""}`
      : `По данным на ${formatDate(today)}`,
  ];
}

function trackTable(tracks: ClosingDetails["tracks"]): Table {
  const counts = (of: Omit<TrackResult, "trackNumber">) => [
    ...[of.total, of.done, of.late, of.notDone, of.cancelled].map(String),
    formatShare(of.done + of.late, of.total),
  ];
  return table(
    [
      { title: "Раздел плана", share: 40 },
      { title: "Всего", share: 8 },
      { title: "Выполнено в срок", share: 11 },
      { title: "С нарушением срока", share: 11 },
      { title: "Не выполнено", share: 10 },
      { title: "Отменено", share: 9 },
      { title: "Доля выполненных", share: 11 },
    ],
    [
      ...tracks.map((track) => [`${trackName(track)}. ${track.title}`, ...counts(track)]),
      ["Всего по плану", ...counts(totalResult(tracks))],
    ],
  );
}

function indicatorTable({ indicators }: ClosingDetails): Table {
  const figure = (value: string | null) => (value === null ? "—" : formatDecimal(value));
  return table(
    [
      { title: "Показатель", share: 34 },
      { title: "Единица", share: 8 },
      { title: "Исходное значение", share: 10 },
      { title: "Плановое значение", share: 10 },
      { title: "Фактическое значение", share: 10 },
      { title: "Итог", share: 10 },
      { title: "Примечание", share: 18 },
    ],
    indicators.map((one) => [
      one.title,
      one.unit,
      figure(one.baseline),
      figure(one.target),
      figure(one.actual),
      one.actual === null ? "не внесено" : reachedLabels[reachedOf(one)],
      one.note,
    ]),
  );
}

function unfinishedTable({ unfinished, year }: ClosingDetails): Table {
  return table(
    [
      { title: "№ п/п", share: 6 },
      { title: "Мероприятие", share: 46 },
      { title: "Сроки", share: 16 },
      { title: "Состояние", share: 16 },
      { title: `План на ${String(year + 1)} год`, share: 16 },
    ],
    unfinished.map(({ number, title, periodText, state, doneText, handOver }) => [
      number,
      title,
      periodText,
      doneText ? `${executionLabels[state]}, выполнено ${doneText}` : executionLabels[state],
      handOver ? "переносится" : "не переносится",
    ]),
  );
}
