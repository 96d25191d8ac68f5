import { AppError } from "@/lib/core/errors";
import { cellText } from "@/lib/core/spreadsheets/cells";
import type { CellValue, ReadWorkbook } from "@/lib/core/spreadsheets/types";
import type { Form, Question } from "@/lib/modules/monitorings/forms/types";
import {
  fromCell,
  isUntouched,
  placeOf,
  toCell,
  wantedIn,
} from "@/lib/modules/monitorings/sheets/cells/workbook";
import { readMarker, refuseMarker, SPOILED } from "@/lib/modules/monitorings/sheets/marker/workbook";
import { readTable } from "@/lib/modules/monitorings/sheets/reading/tables/workbook";
import type { KeyedRow, KeyedRows } from "@/lib/modules/monitorings/sheets/reading/types";
import {
  changeKey,
  SECTION_COLUMNS,
  sectionWarnings,
  slotName,
} from "@/lib/modules/monitorings/sheets/rules";
import { joinSlots, slotsOf, slotValue } from "@/lib/modules/monitorings/sheets/slots/rules";
import type {
  Answerable,
  FormSheet,
  SheetContent,
  SheetField,
  SheetNote,
  SheetSource,
  Slot,
} from "@/lib/modules/monitorings/sheets/types";

/**
 * A file of the form, read: what it is for, and what was typed into it since it was downloaded.
 *
 * @throws AppError INVALID with one sentence when it is of another organisation, monitoring or version, none of the
 *   portal's, or its tables were taken apart.
 */
export function readFormSheet(book: ReadWorkbook, source: SheetSource): FormSheet {
  const read = readMarker(book);
  const refusal = read === null ? SPOILED : refuseMarker(read.marker, source);
  if (read === null || refusal !== null) throw new AppError("INVALID", refusal ?? SPOILED);
  return { marker: read.marker, ...readContent(source.form, book, read.shown) };
}

/**
 * What was typed into a file since it was downloaded, field by field. `shown`: what stood in it then. A row that is no
 * longer in the file says nothing of its answer; a cell that cannot be understood is told of and changes nothing.
 */
function readContent(form: Form, book: ReadWorkbook, shown: ReadonlyMap<string, unknown>): SheetContent {
  const content: SheetContent = { fields: [], unread: [] };
  const rows = keyedRows(book, content.unread);
  for (const section of form.sections) {
    for (const question of section.questions) {
      if (question.type === "calculated") continue;
      if (question.type === "table") readTable(question, { book, rows, shown }, content);
      else readQuestion(question, rows, shown, content);
    }
    for (const { code, text } of sectionWarnings(form, section)) {
      const row = rows.get(`!check:${code}`);
      if (row)
        readExplanation(
          { key: `check:${code}`, name: text, row, column: SECTION_COLUMNS.answer },
          shown,
          content,
        );
    }
  }
  return content;
}

function keyedRows({ sheets }: ReadWorkbook, unread: SheetNote[]): KeyedRows {
  const rows = new Map<string, KeyedRow>();
  for (const { name, hidden, rows: lines } of sheets) {
    if (hidden) continue;
    for (const { number, cells } of lines) {
      const key = cellText(cells[0]);
      if (key === "") continue;
      if (!rows.has(key)) rows.set(key, { sheet: name, number, cells });
      else
        unread.push({
          place: `Лист «${name}», строка ${String(number)}`,
          name: cellText(cells[1]),
          text: "",
          message: "Строка скопирована с другой: впишите ответы в свободную строку таблицы.",
        });
    }
  }
  return rows;
}

function readQuestion(
  question: Answerable,
  rows: KeyedRows,
  shown: ReadonlyMap<string, unknown>,
  content: SheetContent,
): void {
  const warning = changeKey(question);
  const own = rows.get(question.code);
  if (warning !== null && own)
    readExplanation(
      { key: warning, name: question.title, row: own, column: SECTION_COLUMNS.explanation },
      shown,
      content,
    );
  const raw = shown.get(question.code) ?? null;
  const before = content.unread.length;
  const typed: { slot: Slot; row: KeyedRow; value: unknown }[] = [];
  const values = new Map<string, unknown>();
  for (const slot of slotsOf(question)) {
    const stood = slotValue(question, slot, raw) ?? null;
    values.set(slot.part ?? "", stood);
    const row = rows.get(slot.key);
    if (slot.asked === null || !row) continue;
    const cell = row.cells[SECTION_COLUMNS.answer];
    if (isUntouched(toCell(slot.asked, stood), cell)) continue;
    const value = fromCell(slot.asked, cell);
    if (value === undefined) content.unread.push(noteOf(question, slot, row, cell, wantedIn(slot.asked)));
    else {
      typed.push({ slot, row, value });
      values.set(slot.part ?? "", value);
    }
  }
  content.unread.push(...wrongPlaces(question, typed, values));
  const [first] = typed;
  // Requisites are taken part by part; of options only all of them together are an answer.
  const whole = question.type !== "requisites";
  if (first === undefined || (whole && content.unread.length > before)) return;
  content.fields.push(fieldOf(question, { first, typed, values, raw }));
}

function fieldOf(
  question: Answerable,
  {
    first,
    typed,
    values,
    raw,
  }: {
    first: { slot: Slot; row: KeyedRow; value: unknown };
    typed: readonly { slot: Slot; value: unknown }[];
    values: ReadonlyMap<string, unknown>;
    raw: unknown;
  },
): SheetField {
  const { slot, row } = first;
  return {
    field: question.code,
    place: placeOf(row.sheet, SECTION_COLUMNS.answer, row.number),
    name: question.title,
    shown: raw,
    value: slot.part === null ? first.value : joinSlots(question, values),
    ...(question.type === "requisites" && {
      parts: Object.fromEntries(typed.map((each) => [each.slot.part ?? "", each.value])),
    }),
  };
}

/** Places of a ranking that stand twice or are past the number of options. */
function wrongPlaces(
  question: Question & Answerable,
  typed: readonly { slot: Slot; row: KeyedRow; value: unknown }[],
  values: ReadonlyMap<string, unknown>,
): SheetNote[] {
  if (question.type !== "ranking") return [];
  const most = question.options.length;
  return typed.flatMap(({ slot, row, value }) => {
    if (value === null) return [];
    const place = Number(value);
    const twice =
      [...values.values()].filter((other) => other !== null && Number(other) === place).length > 1;
    if (!twice && Number.isInteger(place) && place >= 1 && place <= most) return [];
    const message = twice
      ? "Это место стоит у двух ответов: у каждого должно быть своё."
      : `Место — целое число от 1 до ${String(most)}.`;
    return [noteOf(question, slot, row, row.cells[SECTION_COLUMNS.answer], message)];
  });
}

function noteOf(
  question: Answerable,
  { part }: Slot,
  { sheet, number }: KeyedRow,
  cell: CellValue | undefined,
  message: string,
): SheetNote {
  return {
    place: placeOf(sheet, SECTION_COLUMNS.answer, number),
    name: slotName(question, part),
    text: cellText(cell),
    message,
  };
}

function readExplanation(
  { key, name, row, column }: { key: string; name: string; row: KeyedRow; column: number },
  shown: ReadonlyMap<string, unknown>,
  { fields }: SheetContent,
): void {
  const stood = shown.get(`!${key}`) ?? null;
  const cell = row.cells[column];
  if (isUntouched(typeof stood === "string" ? stood : null, cell)) return;
  const text = cellText(cell);
  fields.push({
    field: `!${key}`,
    place: placeOf(row.sheet, column, row.number),
    name: `Пояснение: ${name}`,
    shown: stood,
    value: text === "" ? null : text,
  });
}
