import { small } from "@/lib/core/format/words";
import { addressKey, computed, wrongAnswer } from "@/lib/modules/monitorings/evaluation/findings/rules";
import type { Row, World } from "@/lib/modules/monitorings/evaluation/scope/types";
import type { Address, Finding, FormState } from "@/lib/modules/monitorings/evaluation/types";
import { isNumber } from "@/lib/modules/monitorings/expressions/evaluation/rules";
import { parseExpression, pathsOf } from "@/lib/modules/monitorings/expressions/rules";
import type { Value } from "@/lib/modules/monitorings/expressions/types";
import type { Check, Column, Table } from "@/lib/modules/monitorings/forms/types";
import { writeFraction } from "@/lib/modules/methodologies/fractions/rules";

/** The part of a form's state that is a table's: cells, its limits, repeated rows, checks of every row. */
export function tableFindings(world: World, table: Table, required: boolean, state: FormState): void {
  const at: Address = { question: table.code, row: null, column: null };
  const rows = world.rows(table);
  if (table.rows.kind === "repeating") {
    const { min, max } = table.rows;
    const least = required ? Math.max(1, min) : rows.length > 0 ? min : 0;
    if (rows.length < least)
      state.missing.push({ at, text: `Добавьте строки: нужно не меньше ${String(least)}.` });
    if (world.excessRows(table) > 0)
      state.findings.push(wrongAnswer(at, `Оставьте в таблице строк не больше ${String(max)}.`, 0));
  }
  for (const row of rows) {
    // A row that was added is filled; one that is always there, when the table is asked for.
    const asked = table.rows.kind === "repeating" || required;
    for (const column of table.columns) addCell(table, row, column, asked, state);
    for (const check of table.checks) addRowCheck(world, table, row, check, state);
  }
  addRepeated(table, rows, state);
}

function cellAddress(table: Table, row: Row, column: Column): Address {
  return { question: table.code, row: row.id, column: column.code };
}

function addCell(table: Table, row: Row, column: Column, asked: boolean, state: FormState): void {
  const at = cellAddress(table, row, column);
  const visible = row.visible(column);
  const required = visible && asked && row.required(column);
  state.standing[addressKey(at)] = { visible, required };
  if (!visible) return;
  if (column.type === "calculated") {
    state.calculated[addressKey(at)] = computed(row.value(column), column);
    return;
  }
  const { given, problems } = row.read(column);
  state.findings.push(
    ...problems.map((text, index) => wrongAnswer(at, `${row.label}: ${small(text)}`, index)),
  );
  if (required && !given) state.missing.push({ at, text: `${row.label}: заполните «${column.title}».` });
}

function addRowCheck(world: World, table: Table, row: Row, check: Check, state: FormState): void {
  if (world.holds(check.expression, row.scope) !== false) return;
  const { node } = parseExpression(check.expression);
  const names = new Set((node === null ? [] : pathsOf(node)).map(([first]) => first));
  const at = table.columns
    .filter(({ code }) => names.has(code))
    .map((column) => cellAddress(table, row, column));
  const key = `check:${check.code}:${row.id}`;
  const text = `${row.label}: ${small(check.text)}`;
  state.findings.push({ key, severity: check.severity, text, at });
}

/** Rows whose values in the unique columns are all known and the same as of a row before. */
function addRepeated(table: Table, rows: readonly Row[], state: FormState): void {
  const columns = table.columns.filter(({ code }) => table.unique.includes(code));
  if (columns.length === 0) return;
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const values = columns.map((column) => (row.visible(column) ? row.value(column) : ""));
    if (values.includes(null)) continue;
    const key = JSON.stringify(values.map(plain));
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, row);
      continue;
    }
    const finding: Finding = {
      key: `repeated:${table.code}:${row.id}`,
      severity: "block",
      text: `${row.label} повторяет строку «${before.label}»: оставьте одну из них.`,
      at: columns.map((column) => cellAddress(table, row, column)),
    };
    state.findings.push(finding);
  }
}

function plain(value: Value): unknown {
  return isNumber(value) ? writeFraction(value) : value;
}
