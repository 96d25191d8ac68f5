import type { WrittenColumn, WrittenRow, WrittenSheet } from "@/lib/core/spreadsheets/write-workbook";
import { formatDate } from "@/lib/core/format/dates";
import { trackTitle } from "@/lib/modules/plans/import/tracks/rules";
import { cellOf, lineCode } from "@/lib/modules/plans/import/wording/rules";
import { editionTitle, planStateLabel, planTitle } from "@/lib/modules/plans/labels";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails } from "@/lib/modules/plans/types";

/** Exact headings of the handbook, 5.1, then what the portal needs to read the table back. */
const COLUMNS: readonly WrittenColumn[] = [
  { title: "№ п/п", width: 6, type: "text" },
  { title: "Мероприятие", width: 42, type: "text" },
  { title: "Сроки", width: 16, type: "text" },
  { title: "Ответственный", width: 24, type: "text" },
  { title: "Участники (ОО)", width: 28, type: "text" },
  { title: "Ожидаемый результат", width: 28, type: "text" },
  { title: "Подтверждающий документ", width: 24, type: "text" },
  { title: "Отметка о выполнении", width: 18, type: "text" },
  { title: "Примечание", width: 24, type: "text" },
  { title: "Строки трека 3", width: 9, type: "text" },
  { title: "Код строки", width: 8, type: "text", quiet: true },
];

/** The plan as a table to be edited in a spreadsheet program and loaded back, with a sheet that tells how. */
export function planSheets(plan: PlanDetails): WrittenSheet[] {
  const { year, municipality, version } = plan;
  const order =
    version.orderNumber && version.orderDate
      ? `утверждён приказом от ${formatDate(version.orderDate)} № ${version.orderNumber}`
      : planStateLabel(version.state, false);
  return [
    {
      name: "План",
      titles: [
        planTitle(year),
        municipality.authorityName,
        plan.beside.count > 1 ? `${editionTitle(version.number)}: ${order}` : `Состояние плана: ${order}`,
      ],
      columns: COLUMNS,
      rows: plan.tracks.flatMap(({ number }): WrittenRow[] => [
        { heading: trackTitle(number, plan.tracks) },
        ...plan.measures
          .filter(({ trackNumber }) => trackNumber === number)
          .map((measure, index) => ({
            cells: lineOf(measure, `${String(number)}.${String(index + 1)}`, plan),
          })),
      ]),
      landscape: true,
    },
    HOW_TO,
  ];
}

/** The same table without lines: to type a plan into. */
export function sampleSheets(plan: PlanDetails): WrittenSheet[] {
  return planSheets({ ...plan, measures: [] });
}

function lineOf(measure: MeasureRow, number: string, plan: PlanDetails): string[] {
  const values = fieldValues(measure);
  const { state, on } = measure.execution;
  const mark = on ? `${executionLabels[state]}, ${formatDate(on)}` : executionLabels[state];
  return [
    number,
    values.title,
    cellOf("period", values, plan),
    cellOf("responsible", values, plan),
    cellOf("schools", values, plan),
    values.expectedResult,
    values.evidence,
    plan.version.orderNumber ? mark : "",
    values.note,
    cellOf("trackLines", values, plan),
    lineCode(measure.lineageId),
  ];
}

const ADVICE: readonly [string, string][] = [
  [
    "Зачем этот файл",
    "Исправьте план в редакторе таблиц и загрузите файл обратно: на странице плана кнопка «Загрузить из таблицы». Портал сначала покажет, что изменится, и ничего не запишет, пока вы не согласитесь.",
  ],
  [
    "Разделы",
    "Мероприятия стоят под строками «Раздел 0», «Трек 1», «Трек 2», «Трек 3». Новую строку вставьте под нужным разделом. Чтобы убрать мероприятие, удалите строку целиком.",
  ],
  ["№ п/п", "Можно не исправлять: портал пронумерует сам."],
  [
    "Сроки",
    "«до 15.02», «февраль», «март–апрель», «01.03–30.04», «ежемесячно», «1 раз в четверть», «в течение года», «октябрь–май».",
  ],
  [
    "Ответственный",
    "Сотрудник по фамилии, имени и отчеству или фамилии с инициалами, должность, подразделение или «директора участвующих школ».",
  ],
  [
    "Участники (ОО)",
    "Названия школ через точку с запятой или одно из: «все ОО», «ШНОР», «школы федерального перечня», «школы регионального перечня», «школы зоны контроля», «школы с ресурсными дефицитами», «школы с результатами, близкими к низким».",
  ],
  ["Отметка о выполнении", "Только для чтения: выполнение отмечают в портале."],
  ["Строки трека 3", "Номера строк письма, которым отвечает мероприятие, через запятую: «1, 3»."],
  [
    "Код строки",
    "Не исправляйте и не переносите: по нему портал узнаёт мероприятие. У новой строки оставьте пустым.",
  ],
  ["Виды файлов", "Загрузить можно .xlsx, .ods и .csv без макросов и пароля, до 20 МБ."],
];

const HOW_TO: WrittenSheet = {
  name: "Как заполнять",
  titles: ["Как заполнять таблицу плана"],
  columns: [
    { title: "Что", width: 24, type: "text" },
    { title: "Как", width: 100, type: "text" },
  ],
  rows: ADVICE.map(([what, how]) => ({ cells: [what, how] })),
};
