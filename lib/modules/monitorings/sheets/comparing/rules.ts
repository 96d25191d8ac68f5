import { sameValue } from "@/lib/core/format/same-value";
import { own, readAnswer } from "@/lib/modules/monitorings/answers/rules";
import { answerText } from "@/lib/modules/monitorings/answers/words/rules";
import { applyPatch, cleanFor, readTarget, valueAt } from "@/lib/modules/monitorings/filling/patch/rules";
import type { Target } from "@/lib/modules/monitorings/filling/patch/types";
import type { ForeignChange } from "@/lib/modules/monitorings/filling/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";
import type { Prefills } from "@/lib/modules/monitorings/prefill/types";
import type { Standing } from "@/lib/modules/monitorings/sheets/comparing/types";
import type {
  SheetChange,
  SheetConflict,
  SheetContent,
  SheetField,
  SheetNote,
} from "@/lib/modules/monitorings/sheets/types";

interface Compared {
  changes: SheetChange[];
  conflicts: SheetConflict[];
  refused: SheetNote[];
}

/**
 * What a file would change in a form as it stands now: an answer somebody else has changed since the download is a
 * conflict, what cannot be taken is refused with a sentence, what is there already is left out. Saved as typed: each
 * change carries what it is laid over.
 */
export function compareContent({ fields }: SheetContent, standing: Standing): Compared {
  const { form, prefills, refuse } = standing;
  // As it fills: a table takes no more rows than it may have.
  let { draft } = standing;
  const compared: Compared = { changes: [], conflicts: [], refused: [] };
  for (const read of fields) {
    const target = readTarget(form, read.field);
    if (target === null || isGiven(target, prefills)) continue;
    const change = changeOf(read, target, standing);
    if (change === null) continue;
    const applied = applyPatch(form, draft, [change], refuse);
    const message = applied.refusals[0]?.message ?? unclearable(change);
    if (message !== null) {
      const { place, name, after } = change;
      compared.refused.push({ place, name, text: after, message });
      continue;
    }
    ({ draft } = applied);
    const other = lastOf(standing.others, read.field);
    if (other) compared.conflicts.push({ ...change, changedBy: other.changedBy, changedAt: other.changedAt });
    else compared.changes.push(change);
  }
  return compared;
}

function isGiven(target: Target, prefills: Prefills): boolean {
  if (target.kind === "answer") return givenValue(target.question, prefills) !== null;
  if (target.kind !== "cell") return false;
  return givenValue(target.table, prefills, target) !== null;
}

function changeOf(
  { field, place, name, value: read, parts }: SheetField,
  target: Target,
  { draft, answers }: Standing,
): SheetChange | null {
  const now = valueAt({ answers, explanations: draft.explanations }, target);
  const value = cleanFor(target, parts === undefined ? read : withParts(now, parts));
  const stands = now === "" ? null : now;
  if (sameValue(stands, value) || (target.kind === "row" && stands === null)) return null;
  const base = valueAt(draft, target);
  return {
    field,
    place,
    name,
    base: base === "" ? null : base,
    value,
    before: words(target, stands),
    after: words(target, value),
    problem: problemOf(target, value),
  };
}

/** Requisites with some of their parts typed anew; null when none is left. */
function withParts(now: unknown, parts: Readonly<Record<string, unknown>>): unknown {
  const merged = Object.entries({ ...(typeof now === "object" ? now : null), ...parts });
  const given = merged.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return given.length > 0 ? Object.fromEntries(given) : null;
}

/** A proposal of the portal is typed over; a blank leaves it standing. */
function unclearable({ base, value }: SheetChange): string | null {
  return base === null && value === null
    ? "Этот ответ предлагает портал: его можно заменить другим, но не стереть."
    : null;
}

/** The last one somebody else made to a field, to its row or to a cell of it. */
function lastOf(others: readonly ForeignChange[], field: string): ForeignChange | undefined {
  return others.findLast(
    (change) =>
      change.field === field || change.field.startsWith(`${field}/`) || field.startsWith(`${change.field}/`),
  );
}

function words(target: Target, value: unknown): string {
  switch (target.kind) {
    case "answer":
      return answerText(target.question, value);
    case "cell":
      return answerText(target.column, value);
    case "row":
      return value === false ? "строка удалена" : rowWords(target, value);
    case "explanation":
      return typeof value === "string" ? value : "";
  }
}

function rowWords({ table }: Extract<Target, { kind: "row" }>, cells: unknown): string {
  return table.columns
    .flatMap((column) => {
      const text = column.type === "calculated" ? "" : answerText(column, own(cells, column.code));
      return text === "" ? [] : [text];
    })
    .join("; ");
}

function problemOf(target: Target, value: unknown): string | null {
  if (target.kind === "answer") return readAnswer(target.question, value).problems[0] ?? null;
  return target.kind === "cell" ? (readAnswer(target.column, value).problems[0] ?? null) : null;
}
