import type { ProgrammeKind } from "@/lib/core/db/enums";
import { sameValue } from "@/lib/core/format/same-value";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { periodProblem } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { AUDIT_CODES } from "@/lib/modules/programmes/audit/rules";
import type { FieldTarget } from "@/lib/modules/programmes/fields/types";
import type {
  FieldChange,
  FieldValues,
  ProgrammeContent,
  ProgrammeIndicator,
  ProgrammeMeasure,
  ProgrammeTextField,
} from "@/lib/modules/programmes/types";

/** Chapters of a programme in the order of the document. Source: handbook 5.2, 5.3. */
export const TEXT_FIELDS: Record<ProgrammeKind, readonly ProgrammeTextField[]> = {
  transition: [
    "summary",
    "analysis",
    "causes",
    "risks",
    "goal",
    "tasks",
    "mentor",
    "partners",
    "control",
    "exit",
  ],
  antirisk: ["purpose", "planned", "monitoring", "mentor", "partners", "control"],
};

const INDICATOR_FIELDS = [
  "section",
  "position",
  "title",
  "unit",
  "baseline",
  "target",
  "targetNext",
  "removed",
] as const;
const MEASURE_FIELDS = [
  "section",
  "position",
  "title",
  "period",
  "responsible",
  "participants",
  "expected",
  "evidence",
  "removed",
] as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const CODE = /^[A-Za-z][A-Za-z0-9_]{0,19}$/u;

const isOne = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name);

/** What an address of a programme means; null where the programme has no such field. */
export function readTarget(kind: ProgrammeKind, field: string): FieldTarget | null {
  const [part = "", one = "", name = "", ...rest] = field.split("/");
  if (rest.length > 0) return null;
  switch (part) {
    case "text":
      return name === "" && isOne(TEXT_FIELDS[kind], one) ? { part, name: one } : null;
    case "section":
      if (kind !== "antirisk" || !CODE.test(one)) return null;
      return name === "goal" || name === "task" ? { part, code: one, name } : null;
    case "indicator":
      return UUID.test(one) && isOne(INDICATOR_FIELDS, name) ? { part, id: one, name } : null;
    case "measure":
      return UUID.test(one) && isOne(MEASURE_FIELDS, name) ? { part, id: one, name } : null;
    case "audit":
      if (kind !== "transition" || !AUDIT_CODES.has(one)) return null;
      return name === "mark" || name === "note" ? { part, code: one, name } : null;
    case "result":
      return name === "" && (one === "summary" || UUID.test(one)) ? { part, name: one } : null;
    default:
      return null;
  }
}

/** Is the field written while the programme is in force rather than before it is sent? */
export function isNote(target: FieldTarget): boolean {
  return target.part === "audit" || target.part === "result";
}

const LONGEST = { chapter: 6000, cell: 1500, figure: 40, position: 200 };
const UNFIT = "Это значение сохранить нельзя: обновите страницу и введите его заново.";
const MARKS = ["yes", "partly", "no"];

/** Why a value cannot be kept in a field; null when it can, whole or not. */
export function valueProblem(target: FieldTarget, value: unknown, year: number): string | null {
  if (value === null) return null;
  const { part, name } = target;
  if ((part === "measure" || part === "indicator") && name === "removed")
    return value === true ? null : UNFIT;
  if (part === "measure" && name === "period") return isPeriod(value) ? periodProblem(value, year) : UNFIT;
  if (typeof value !== "string") return UNFIT;
  if (part === "audit" && name === "mark") return MARKS.includes(value) ? null : UNFIT;
  if (name === "section") return value === "" || CODE.test(value) ? null : UNFIT;
  const most =
    part === "text" || (part === "result" && name === "summary")
      ? LONGEST.chapter
      : name === "position"
        ? LONGEST.position
        : part === "result" || name === "baseline" || name === "target" || name === "targetNext"
          ? LONGEST.figure
          : LONGEST.cell;
  return value.length > most
    ? `Сократите текст до ${String(most)} знаков: сейчас ${String(value.length)}.`
    : null;
}

const DAY = /^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;
const isDay = (value: unknown): boolean => typeof value === "string" && DAY.test(value);

function isPeriod(value: unknown): value is Period {
  if (typeof value !== "object" || value === null) return false;
  const period = value as Record<string, unknown>;
  switch (period.kind) {
    case "deadline":
      return isDay(period.on);
    case "range":
      return isDay(period.from) && isDay(period.to);
    case "months":
      return (
        Array.isArray(period.months) &&
        period.months.length > 0 &&
        period.months.every(
          (month, at, all) =>
            Number.isInteger(month) && month >= 1 && month <= 12 && (at === 0 || all[at - 1] < month),
        ) &&
        ["none", "monthly", "quarterly"].includes(String(period.repetition))
      );
    default:
      return false;
  }
}

/** Nothing typed is null, whatever nothing looks like. */
export function cleanValue(value: unknown): unknown {
  return value === undefined || value === "" || value === false ? null : value;
}

export interface AppliedChanges {
  values: Record<string, unknown>;
  saved: (FieldChange & { before: unknown })[];
  conflicts: { field: string; current: unknown }[];
  refusals: { field: string; message: string }[];
}

/**
 * Applies changes one by one. A change whose field holds neither its base nor its value is a conflict; one that cannot
 * stand there is refused; all others are kept. `refuse` tells what else is against a field, in a sentence.
 */
export function applyChanges(
  kind: ProgrammeKind,
  year: number,
  stored: FieldValues,
  changes: readonly FieldChange[],
  refuse: (target: FieldTarget) => string | null,
): AppliedChanges {
  const done: AppliedChanges = { values: { ...stored }, saved: [], conflicts: [], refusals: [] };
  for (const change of changes) {
    const { field } = change;
    const target = readTarget(kind, field);
    const value = cleanValue(change.value);
    const message = target === null ? UNFIT : (refuse(target) ?? valueProblem(target, value, year));
    const current = done.values[field] ?? null;
    if (message !== null) done.refusals.push({ field, message });
    else if (sameValue(current, value)) continue;
    else if (!sameValue(current, cleanValue(change.base))) done.conflicts.push({ field, current });
    else {
      done.values[field] = value;
      done.saved.push({ ...change, value, before: current });
    }
  }
  return done;
}

/** A text as people read it: addresses put together, removed lines left out, lines in their order. */
export function readContent(values: FieldValues): ProgrammeContent {
  const lines = { indicator: new Map<string, FieldValues>(), measure: new Map<string, FieldValues>() };
  const texts: Record<string, string> = {};
  const sections: ProgrammeContent["sections"] = {};
  for (const [field, value] of Object.entries(values)) {
    const [part, one = "", name = ""] = field.split("/");
    if (part === "text") texts[one] = textOf(value);
    if (part === "section") {
      const section = (sections[one] ??= { goal: "", task: "" });
      if (name === "goal" || name === "task") section[name] = textOf(value);
    }
    if (part === "indicator" || part === "measure")
      lines[part].set(one, { ...lines[part].get(one), [name]: value });
  }
  const present = (of: Map<string, FieldValues>) =>
    [...of].filter(([, line]) => typeof line.position === "string" && line.removed !== true);
  return {
    texts,
    sections,
    indicators: present(lines.indicator)
      .map(([id, line]): ProgrammeIndicator => ({
        ...lineOf(id, line),
        title: textOf(line.title),
        unit: textOf(line.unit),
        baseline: textOf(line.baseline),
        target: textOf(line.target),
        targetNext: textOf(line.targetNext),
      }))
      .sort(comparePositions),
    measures: present(lines.measure)
      .map(([id, line]): ProgrammeMeasure => ({
        ...lineOf(id, line),
        title: textOf(line.title),
        // Kept only when it is a period.
        period: (line.period ?? null) as Period | null,
        responsible: textOf(line.responsible),
        participants: textOf(line.participants),
        expected: textOf(line.expected),
        evidence: textOf(line.evidence),
      }))
      .sort(comparePositions),
  };
}

function lineOf(id: string, line: FieldValues) {
  return { id, section: textOf(line.section), position: textOf(line.position) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
