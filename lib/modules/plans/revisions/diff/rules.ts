import type {
  FieldChange,
  IndicatorChange,
  ListChange,
  MeasureChange,
  PlanDiff,
  SchoolsChange,
  WordedIndicator,
  WordedList,
  WordedMeasure,
  WordedPlan,
} from "@/lib/modules/plans/revisions/diff/types";
import { compareWords } from "@/lib/modules/plans/revisions/diff/words/rules";
import { planTextLabels } from "@/lib/modules/plans/labels";
import { measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import type { PlanTextField } from "@/lib/modules/plans/types";

/**
 * What reads otherwise in the second text of a plan: only changes, measures grouped by the track they stand in now.
 * A measure is known by its lineage, an indicator by its origin.
 */
export function diffPlanVersions(before: WordedPlan, after: WordedPlan): PlanDiff {
  const changes = measureChanges(before.measures, after.measures);
  const numbers = [...new Set(changes.map(({ trackNumber }) => trackNumber))].sort((a, b) => a - b);
  const count = (test: (change: MeasureChange) => boolean) =>
    changes.filter(({ change }) => test(change)).length;
  return {
    texts: (Object.keys(planTextLabels) as PlanTextField[]).flatMap((field) =>
      textChange(planTextLabels[field], before.texts[field], after.texts[field]),
    ),
    indicators: indicatorChanges(before.indicators, after.indicators),
    lists: listChanges(before.lists, after.lists),
    tracks: numbers.map((number) => ({
      number,
      changes: changes.filter(({ trackNumber }) => trackNumber === number).map(({ change }) => change),
    })),
    counts: {
      added: count(({ kind }) => kind === "added"),
      removed: count(({ kind }) => kind === "removed"),
      changed: count(
        ({ kind, fields, schools }) => kind === "changed" && (fields.length > 0 || schools !== null),
      ),
      moved: count(({ moved }) => moved !== null),
    },
  };
}

/** Has anything changed at all? */
export function isEmptyDiff({ texts, indicators, lists, tracks }: PlanDiff): boolean {
  return texts.length + indicators.length + lists.length + tracks.length === 0;
}

interface Placed {
  trackNumber: number;
  change: MeasureChange;
}

function measureChanges(before: readonly WordedMeasure[], after: readonly WordedMeasure[]): Placed[] {
  const old = new Map(before.map((row) => [row.lineageId, row]));
  const kept = new Set(after.map(({ lineageId }) => lineageId));
  const moved = movedLineages(before, after);
  const present = after.flatMap((row): Placed[] => {
    const from = old.get(row.lineageId);
    const { trackNumber } = row;
    if (!from) return [{ trackNumber, change: wholeMeasure("added", row) }];
    const fields = fieldChanges(from, row);
    const schools = schoolsChange(from.schools, row.schools);
    const move = moved.has(row.lineageId) ? { from: from.number, to: row.number } : null;
    if (fields.length === 0 && schools === null && move === null) return [];
    const { lineageId, number, title } = row;
    return [
      {
        trackNumber,
        change: { kind: "changed", lineageId, number, title, moved: move, fields, schools, facts: [] },
      },
    ];
  });
  const gone = before
    .filter(({ lineageId }) => !kept.has(lineageId))
    .map((row): Placed => ({ trackNumber: row.trackNumber, change: wholeMeasure("removed", row) }));
  return [...present, ...gone];
}

function wholeMeasure(kind: "added" | "removed", row: WordedMeasure): MeasureChange {
  const facts = [
    { label: measureFieldLabels.period, value: row.period },
    { label: measureFieldLabels.responsible, value: row.responsible },
    { label: measureFieldLabels.schools, value: schoolsText(row.schools) },
    { label: measureFieldLabels.expectedResult, value: row.expectedResult },
    { label: measureFieldLabels.evidence, value: row.evidence },
  ].filter(({ value }) => value !== "");
  const { lineageId, number, title } = row;
  return { kind, lineageId, number, title, moved: null, fields: [], schools: null, facts };
}

const LONG_FIELDS = ["title", "expectedResult", "evidence", "note"] as const;
const SHORT_FIELDS = [
  ["period", measureFieldLabels.period],
  ["responsible", measureFieldLabels.responsible],
  ["trackLines", measureFieldLabels.trackLines],
  ["deficits", measureFieldLabels.deficitIds],
  ["library", measureFieldLabels.libraryItemIds],
] as const;

function fieldChanges(before: WordedMeasure, after: WordedMeasure): FieldChange[] {
  const [title, ...rest] = LONG_FIELDS.map((field) =>
    textChange(measureFieldLabels[field], before[field], after[field]),
  );
  const short = SHORT_FIELDS.flatMap(([field, label]) => shortChange(label, before[field], after[field]));
  return [...(title ?? []), ...short, ...rest.flat()];
}

function textChange(label: string, before: string, after: string): FieldChange[] {
  if (before === after) return [];
  const words = before && after ? compareWords(before, after) : null;
  // Spaces and line breaks are no change to a reader.
  if (words?.every(({ kind }) => kind === "same")) return [];
  return [{ label, before, after, words }];
}

function shortChange(label: string, before: string, after: string): FieldChange[] {
  return before === after ? [] : [{ label, before, after, words: null }];
}

function schoolsChange(
  before: WordedMeasure["schools"],
  after: WordedMeasure["schools"],
): SchoolsChange | null {
  const entered = after.names.filter((name) => !before.names.includes(name));
  const left = before.names.filter((name) => !after.names.includes(name));
  const rule = before.rule === after.rule ? null : { before: before.rule, after: after.rule };
  return rule || entered.length + left.length > 0 ? { rule, entered, left } : null;
}

function schoolsText({ rule, names }: WordedMeasure["schools"]): string {
  return names.length === 0 ? "" : `${rule} (${String(names.length)})`;
}

/**
 * Measures that changed their track or their place among those that stayed: inside a track the longest row of measures
 * still in the old order has not moved, whatever was put in or taken out between them.
 */
function movedLineages(before: readonly WordedMeasure[], after: readonly WordedMeasure[]): Set<string> {
  const place = new Map(before.map(({ lineageId, trackNumber }, at) => [lineageId, { trackNumber, at }]));
  const moved = new Set<string>();
  for (const [trackNumber, rows] of Map.groupBy(after, (row) => row.trackNumber)) {
    const stayed: { lineageId: string; at: number }[] = [];
    for (const { lineageId } of rows) {
      const old = place.get(lineageId);
      if (!old) continue;
      if (old.trackNumber === trackNumber) stayed.push({ lineageId, at: old.at });
      else moved.add(lineageId);
    }
    const still = longestRise(stayed.map(({ at }) => at));
    stayed.forEach(({ lineageId }, index) => {
      if (!still.has(index)) moved.add(lineageId);
    });
  }
  return moved;
}

/** Indexes of a longest increasing subsequence of distinct numbers. */
export function longestRise(values: readonly number[]): Set<number> {
  /** Index of the smallest last value of a rise of each length. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let length = 0;
    while (length < ends.length && (values[ends[length] ?? 0] ?? 0) < value) length += 1;
    previous[index] = length > 0 ? ends[length - 1] : undefined;
    ends[length] = index;
  });
  const rise = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) rise.add(index);
  return rise;
}

const INDICATOR_LABELS = {
  title: "Показатель",
  unit: "Единица измерения",
  baseline: "Исходное значение",
  target: "Плановое значение",
} as const satisfies Partial<Record<keyof WordedIndicator, string>>;
const INDICATOR_FIELDS = Object.keys(INDICATOR_LABELS) as (keyof typeof INDICATOR_LABELS)[];

function indicatorChanges(
  before: readonly WordedIndicator[],
  after: readonly WordedIndicator[],
): IndicatorChange[] {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ originId }) => originId));
  const whole = (kind: "added" | "removed", row: WordedIndicator): IndicatorChange => ({
    kind,
    id: row.id,
    title: row.title,
    fields: [],
    facts: INDICATOR_FIELDS.filter((field) => field !== "title")
      .map((field) => ({ label: INDICATOR_LABELS[field], value: row[field] }))
      .filter(({ value }) => value !== ""),
  });
  const present = after.flatMap((row): IndicatorChange[] => {
    const from = row.originId === null ? undefined : old.get(row.originId);
    if (!from) return [whole("added", row)];
    const fields = INDICATOR_FIELDS.flatMap((field) =>
      (field === "title" ? textChange : shortChange)(INDICATOR_LABELS[field], from[field], row[field]),
    );
    return fields.length === 0 ? [] : [{ kind: "changed", id: row.id, title: row.title, fields, facts: [] }];
  });
  return [...present, ...before.filter(({ id }) => !kept.has(id)).map((row) => whole("removed", row))];
}

function listChanges(before: readonly WordedList[], after: readonly WordedList[]): ListChange[] {
  const nameIn = (lists: readonly WordedList[], key: string) =>
    lists.find((list) => list.key === key)?.name ?? null;
  const keys = [...new Set([...before, ...after].map(({ key }) => key))];
  return keys
    .map((key) => ({ key, before: nameIn(before, key), after: nameIn(after, key) }))
    .filter((change) => change.before !== change.after);
}
