import { sameValue } from "@/lib/core/format/same-value";
import type { FormPart } from "@/lib/modules/monitorings/editing/types";
import {
  ANSWERED_BY_LABELS,
  FACT_TYPE_LABELS,
  FIELD_LABELS,
  type FieldName,
  REQUISITE_LABELS,
  REQUISITE_PART_LABELS,
  resultsLine,
  RESULT_LABELS,
  ROWS_LABELS,
  SEVERITY_LABELS,
  TYPE_LABELS,
} from "@/lib/modules/monitorings/forms/labels";
import type { Column, TableResults } from "@/lib/modules/monitorings/forms/types";
import type { FieldChange } from "@/lib/modules/plans/revisions/diff/types";
import { compareWords } from "@/lib/modules/plans/revisions/diff/words/rules";

type Values = Readonly<Record<string, unknown>>;
interface Coded {
  code: string;
  label?: string;
  title?: string;
}

/** Lists whose lines have codes of their own, told line by line. */
const LINES: Partial<Record<FieldName, string>> = {
  options: "Вариант",
  columns: "Столбец",
  checks: "Проверка строки",
};

/** Texts people write, shown as one with marks; everything else stands before and after. */
const LONG: ReadonlySet<string> = new Set<FieldName>(["title", "help", "text"]);

/** Field by field what differs in two texts of a part, in the words of a person. */
export function fieldChanges(earlier: FormPart | Column, later: FormPart | Column): FieldChange[] {
  const [old, now]: [Values, Values] = [earlier, later];
  return (Object.keys(FIELD_LABELS) as FieldName[]).flatMap((field) => {
    if (sameValue(old[field], now[field])) return [];
    const line = LINES[field];
    const [was, is] = [old[field], now[field]];
    if (line !== undefined && Array.isArray(was) && Array.isArray(is))
      return lineChanges(line, was as Coded[], is as Coded[]);
    const [before, after] = [fieldWords(field, was), fieldWords(field, is)];
    const words = LONG.has(field) && before !== "" && after !== "" ? compareWords(before, after) : null;
    return [{ label: FIELD_LABELS[field], before, after, words }];
  });
}

function lineChanges(line: string, earlier: readonly Coded[], later: readonly Coded[]): FieldChange[] {
  const change = (of: Coded, before: string, after: string): FieldChange => ({
    label: `${line} «${of.title ?? of.code}»`,
    before,
    after,
    words: null,
  });
  const found = later.flatMap((now): FieldChange[] => {
    const old = earlier.find(({ code }) => code === now.code);
    if (!old) return [change(now, "", lineWords(now))];
    if (sameValue(old, now)) return [];
    if (now.label !== undefined) return [change(now, lineWords(old), lineWords(now))];
    return fieldChanges(old as Column, now as Column).map((each) => ({
      ...each,
      label: `${line} «${now.title ?? now.code}»: ${each.label}`,
    }));
  });
  const gone = earlier.filter(({ code }) => !later.some((now) => now.code === code));
  const changes = [...found, ...gone.map((old) => change(old, lineWords(old), ""))];
  if (changes.length > 0) return changes;
  const order = (all: readonly Coded[]) => all.map((of) => of.label ?? of.title ?? of.code).join("\n");
  return [{ label: `${line}: порядок`, before: order(earlier), after: order(later), words: null }];
}

/** «one — Первый»; a column and a check by their names and kinds. */
function lineWords(of: Coded): string {
  const { type, text, exclusive } = of as Coded & {
    type?: Column["type"];
    text?: string;
    exclusive?: boolean;
  };
  if (of.label !== undefined)
    return `${of.label} (${of.code})${exclusive === true ? ", выбирается один" : ""}`;
  if (type !== undefined) return `${of.title ?? ""} (${of.code}), ${TYPE_LABELS[type]}`;
  return text ?? of.code;
}

/** A value of a field as a person reads it; empty where there is none. */
export function fieldWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "boolean") return value ? "да" : "нет";
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return choiceWords(field, value);
  if (field === "results") return (value as TableResults[]).map(resultsLine).join("\n");
  if (Array.isArray(value)) return value.map((each) => itemWords(each)).join("\n");
  return objectWords(field, value as Values);
}

const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: { ...FACT_TYPE_LABELS, ...TYPE_LABELS },
  severity: SEVERITY_LABELS,
  result: RESULT_LABELS,
  answeredBy: ANSWERED_BY_LABELS,
};

function choiceWords(field: string, value: string): string {
  const known = CHOICES[field];
  return known && Object.hasOwn(known, value) ? (known[value] ?? value) : value;
}

function itemWords(each: unknown): string {
  return typeof each === "object" && each !== null ? lineWords(each as Coded) : String(each);
}

function objectWords(field: string, value: Values): string {
  switch (field) {
    case "prefill":
      return `${String(value.source)}${value.locked === true ? ", исправить нельзя" : ", можно исправить"}`;
    case "compare":
      return typeof value.warnPercent === "string"
        ? `да, просить пояснение при изменении больше чем на ${value.warnPercent} %`
        : "да";
    case "parts":
      return Object.entries(REQUISITE_LABELS)
        .map(
          ([part, label]) =>
            `${label}: ${REQUISITE_PART_LABELS[value[part] as keyof typeof REQUISITE_PART_LABELS]}`,
        )
        .join("\n");
    case "rows":
      return value.kind === "fixed"
        ? [ROWS_LABELS.fixed, fieldWords("", value.rows)].join(":\n")
        : `${ROWS_LABELS.repeating}: «${String(value.label)}», от ${String(value.min)} до ${String(value.max)}`;
    default:
      return Object.values(value).map(String).join(", ");
  }
}
