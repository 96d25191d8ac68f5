import { cellAddress } from "@/lib/core/spreadsheets/addresses";
import { cellText } from "@/lib/core/spreadsheets/cells";
import type { CellValue } from "@/lib/core/spreadsheets/types";
import type { WrittenCell } from "@/lib/core/spreadsheets/written-cells";
import { answerText } from "@/lib/modules/monitorings/answers/words/rules";
import { readNumber } from "@/lib/modules/monitorings/expressions/rules";
import { readCell } from "@/lib/modules/monitorings/filling/paste/rules";
import type { Asked } from "@/lib/modules/monitorings/sheets/types";

/** As many digits as a spreadsheet keeps exactly. */
const DIGITS = 15;
const DAY = /^\d{4}-\d\d-\d\d$/u;

/** An answer as its cell shows it: a number and a day as such, anything else in words. */
export function toCell(asked: Asked, raw: unknown): WrittenCell {
  if (raw === undefined || raw === null || raw === "") return null;
  switch (asked.type) {
    case "integer":
    case "decimal":
    case "percent":
      return isExact(raw) ? Number(raw) : answerText(asked, raw);
    case "date":
      return typeof raw === "string" && DAY.test(raw) ? { kind: "date", iso: raw } : answerText(asked, raw);
    case "boolean":
    case "choice":
    case "text":
    case "link":
      return answerText(asked, raw);
  }
}

function isExact(raw: unknown): raw is string {
  return typeof raw === "string" && readNumber(raw) !== null && raw.replaceAll(/[-.]/gu, "").length <= DIGITS;
}

/** Does a cell hold what was written into it? Spaces at the ends and signs no file keeps aside. */
export function isUntouched(written: WrittenCell, read: CellValue | undefined): boolean {
  return sameText(cellText(written)) === sameText(cellText(read));
}

function sameText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, "\n")
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, "")
    .trim();
}

/** What a cell says as an answer, null when it is blank; undefined when it cannot be understood. */
export function fromCell(asked: Asked, cell: CellValue | undefined): unknown {
  const text = typedText(asked, cell);
  if (text === null) return undefined;
  const value = readCell(asked, text);
  if (value === null || value === undefined) return value;
  switch (asked.type) {
    case "integer":
    case "decimal":
    case "percent":
      return typeof value === "string" && readNumber(value) !== null ? value : undefined;
    case "date":
      return typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value))
        ? value
        : undefined;
    case "boolean":
    case "choice":
    case "text":
    case "link":
      return value;
  }
}

/** A cell as somebody would have typed it; null for what no answer is: a formula that failed. */
function typedText(asked: Asked, cell: CellValue | undefined): string | null {
  if (typeof cell === "number") return exact(cell);
  if (typeof cell === "object" && cell !== null) {
    if (cell.kind === "error") return null;
    if (cell.kind === "percent" && asked.type === "percent") return exact(cell.value * 100);
    if (cell.kind === "date" && asked.type === "date")
      return cellText({ ...cell, iso: cell.iso.slice(0, 10) });
  }
  return cellText(cell);
}

/** 0.1 + 0.2 as people see it: 0.3. */
function exact(value: number): string {
  return String(Number(value.toPrecision(DIGITS)));
}

/** What a cell that was not understood should hold. */
export function wantedIn(asked: Asked): string {
  switch (asked.type) {
    case "integer":
      return "Нужно целое число.";
    case "decimal":
    case "percent":
      return "Нужно число, например 12 или 12,5.";
    case "boolean":
      return "Нужно «да» или «нет».";
    case "choice":
      return "Такого ответа в списке нет: выберите ответ из списка.";
    case "date":
      return "Нужна дата, например 15.09.2026.";
    case "text":
    case "link":
      return "В ячейке ошибка формулы: впишите ответ словами.";
  }
}

/** «Лист «Контингент», ячейка C12». */
export function placeOf(sheet: string, column: number, row: number): string {
  return `Лист «${sheet}», ячейка ${cellAddress(column, row)}`;
}
