import { formatDate, formatInstant } from "@/lib/core/format/dates";
import type { FillableCell, FillableRow, FillableSheet } from "@/lib/core/spreadsheets/write-fillable";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerFiles, answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Question, Section } from "@/lib/modules/monitorings/forms/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";
import { toCell } from "@/lib/modules/monitorings/sheets/cells/workbook";
import { cellType, hintText, ruleOf } from "@/lib/modules/monitorings/sheets/hints/rules";
import { markerSheet } from "@/lib/modules/monitorings/sheets/marker/workbook";
import { sheetNames, type SheetNames } from "@/lib/modules/monitorings/sheets/names/rules";
import { changeKey, sectionWarnings, shownFields } from "@/lib/modules/monitorings/sheets/rules";
import { slotsOf, slotValue } from "@/lib/modules/monitorings/sheets/slots/rules";
import { tableSheet } from "@/lib/modules/monitorings/sheets/tables/workbook";
import type { Answerable, SheetSource } from "@/lib/modules/monitorings/sheets/types";

const HEADS = [
  "",
  "Вопрос",
  "Ответ",
  "Прошлый год",
  "Подсказка",
  "Пояснение к предупреждению",
  "Что исправить",
];
const WIDTHS = [4, 46, 30, 16, 46, 34, 34];

const service = (key: string): FillableCell => ({ value: key, look: "service" });
const label = (value: string): FillableCell => ({ value, look: "label" });
const given = (value: string): FillableCell => ({ value, look: "given" });
const line = (...cells: (FillableCell | null)[]): FillableRow => ({ cells });
const wide = (value: string, look: "title" | "note" | "head"): FillableRow => ({
  cells: [null, { value, look }],
  across: true,
});

/**
 * The form as a workbook to be filled without a network: how to fill it, a sheet for each section, one for each of its
 * tables, and a hidden sheet by which the portal knows the file again.
 */
export function formSheets(source: SheetSource): FillableSheet[] {
  const names = sheetNames(source.form);
  const sheets = source.form.sections.flatMap((section) => {
    const tables = section.questions.filter((question) => question.type === "table");
    const rest = section.questions.length > tables.length || sectionWarnings(source.form, section).length > 0;
    return [
      ...(rest ? [sectionSheet(section, source, names)] : []),
      ...tables.map((table) => tableSheet(table, section, source, names.tables.get(table.code) ?? "")),
    ];
  });
  return [guideSheet(source), ...sheets, markerSheet(source, shownFields(source))];
}

function guideSheet({ title, organisation, campaign, untilOn, at, timeZone }: SheetSource): FillableSheet {
  const notes = [
    `${organisation.name}, ${campaign.code}, ${String(campaign.year)} год. Отправить на портале до ${formatDate(untilOn)}, 23:59:59.`,
    `Таблица скачана ${formatInstant(at, timeZone)}: в ней ответы, которые были на портале в это время.`,
    "1. Отвечайте только в жёлтых ячейках; остальные закрыты от правки. Сеть для этого не нужна.",
    "2. Если ячейка спрашивает из списка, выберите ответ из него. Десятичный знак — запятая, дата — день, месяц и год.",
    "3. Чтобы убрать строку таблицы, сотрите в ней все ответы. Новые строки вписывайте в пустые, по порядку.",
    "4. То, что считает портал, пересчитается после загрузки. Файлы и сканы прикладывают на портале.",
    "5. Сохраните файл в том же виде (.xlsx или .ods) и загрузите его на странице формы. Портал покажет, что изменится, и только потом запишет.",
    "6. Если за это время ответ изменил другой сотрудник, портал покажет оба варианта и спросит, какой оставить.",
    "Не указывайте персональные данные детей: только числа.",
  ];
  return {
    name: "Как заполнять",
    widths: [4, 110],
    rows: [wide(title, "title"), ...notes.map((note) => wide(note, "note"))],
  };
}

function sectionSheet(section: Section, source: SheetSource, names: SheetNames): FillableSheet {
  const { form, draft } = source;
  const top = [
    wide(section.title, "title"),
    ...(section.help === "" ? [] : [wide(section.help, "note")]),
    line(...HEADS.map((head, at): FillableCell | null => (at === 0 ? null : { value: head, look: "head" }))),
  ];
  const warnings = sectionWarnings(form, section);
  return {
    name: names.sections.get(section.code) ?? "",
    widths: WIDTHS,
    frozen: { rows: top.length, columns: 0 },
    rows: [
      ...top,
      ...section.questions.flatMap((question) => questionRows(question, source, names)),
      ...(warnings.length > 0 ? [wide("Если портал предупредит об этом, поясните здесь", "head")] : []),
      ...warnings.map(({ code, text }) =>
        line(service(`!check:${code}`), label(text), explanation(own(draft.explanations, `check:${code}`))),
      ),
    ],
  };
}

function explanation(text: unknown): FillableCell {
  return {
    value: typeof text === "string" && text !== "" ? text : null,
    look: "answer",
    tip: "Поясните словами, почему так; если предупреждения нет, оставьте пустым.",
  };
}

function questionRows(question: Question, source: SheetSource, names: SheetNames): FillableRow[] {
  const { state } = source;
  const title = withUnit(question);
  if (question.type === "table")
    return [line(null, label(title), given(`на листе «${names.tables.get(question.code) ?? ""}»`))];
  if (question.type === "calculated")
    return [
      line(
        null,
        label(title),
        given(state.calculated[question.code]?.shown ?? ""),
        given(""),
        label(hintText(question, false)),
      ),
    ];
  return answerRows(question, title, source);
}

function answerRows(question: Answerable, title: string, source: SheetSource): FillableRow[] {
  const { code } = question;
  const { answers, lastYear, prefills, draft, closed } = source;
  const known = givenValue(question, prefills);
  const shut = known !== null ? "Заполнено порталом." : closed(question);
  const hint = [
    hintText(question, source.state.standing[code]?.required === true),
    shut ?? "",
    own(prefills, code) === undefined ? "" : `Откуда: ${originOf(source, code)}.`,
    source.state.standing[code]?.visible === false
      ? "При нынешних ответах вопрос не задаётся: портал учтёт ответ, если он понадобится."
      : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
  const warning = changeKey(question);
  const slots = slotsOf(question);
  const answer = (slot: (typeof slots)[number]): FillableCell => {
    const value = slotValue(question, slot, own(answers, code));
    if (slot.asked === null) return given(fileNames(question, own(answers, code)));
    const shown = toCell(slot.asked, value);
    const type = cellType(slot.asked);
    if (shut !== null)
      return { value: shown, look: "given", type: typeof shown === "number" ? "number" : type };
    return { value: shown, look: "answer", type, rule: ruleOf(slot.asked), tip: hint };
  };
  const rest = (before: string): FillableCell[] => [
    given(before),
    label(hint),
    warning !== null && shut === null ? explanation(own(draft.explanations, warning)) : given(""),
    label(toMend(source, code).join("\n")),
  ];
  const before = answerText(question, own(lastYear.answers, code));
  const [only] = slots;
  if (slots.length === 1 && only?.part === null)
    return [line(service(only.key), label(title), answer(only), ...rest(before))];
  return [
    line(null, label(title), given(""), ...rest(before)),
    ...slots.map((slot) => line(service(slot.key), label(`— ${slot.title}`), answer(slot))),
  ];
}

function originOf({ prefills }: SheetSource, code: string): string {
  const known = own(prefills, code);
  const origin = own(known, "origin");
  return typeof origin === "string" ? origin : "";
}

function fileNames(question: Answerable, raw: unknown): string {
  return answerFiles(question, raw)
    .map(({ name }) => name)
    .join(", ");
}

/** What the form says of a question now, and what checkers remarked. */
function toMend({ state, remarks }: SheetSource, code: string): string[] {
  const here = (at: readonly { question: string }[]) => at.some(({ question }) => question === code);
  return [
    ...(remarks[code] ?? []).map((text) => `Замечание: ${text}`),
    ...state.findings.filter(({ at }) => here(at)).map(({ text }) => text),
    ...state.missing.filter(({ at }) => here([at])).map(({ text }) => text),
  ];
}
