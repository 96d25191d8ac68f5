import type { DraftEntry, DraftProblem } from "@/lib/core/drafts/draft-storage";
import type { QueueState } from "@/lib/core/drafts/draft-queue";
import type { IndicatorRow } from "@/lib/modules/plans/indicators/types";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails, PlanTexts } from "@/lib/modules/plans/types";
import type { CellPlace, MeasureColumn } from "./grid-focus";
import type { PlanEdit } from "./plan-edits";

/** An edit that waits for the person, beside its field. */
export interface FieldProblem {
  key: string;
  problem: DraftProblem;
  edit: PlanEdit;
}

export interface CellEditing extends CellPlace {
  /** Typing began on the cell: the old text is replaced. */
  replace: boolean;
}

export type EditorTab = "texts" | "measures" | "comments";

/** What the page of a plan shows. Each row subscribes to its own entry and to nothing else. */
export interface EditorState {
  measures: Readonly<Record<string, MeasureRow>>;
  /** Ids by number of track, in order; an array changes only when its own track does. */
  order: Readonly<Record<number, readonly string[]>>;
  indicators: Readonly<Record<string, IndicatorRow>>;
  indicatorOrder: readonly string[];
  texts: PlanTexts;
  /** By id of the row, «text» for the texts of the plan. */
  problems: Readonly<Record<string, readonly FieldProblem[]>>;
  /** What has not reached the portal; replaced only when an edit stops or starts waiting. */
  unsent: readonly DraftEntry<PlanEdit>[];
  tab: EditorTab;
  line: QueueState;
  savedAt: string;
  editing: CellEditing | null;
  sheet: { id: string; column: MeasureColumn | null } | null;
  /** Said aloud to those who do not see the table. */
  announcement: string;
}

export const NO_PROBLEMS: readonly FieldProblem[] = [];

/** Keeps the old array when the order has not changed, so that nothing is drawn again. */
export function sameOrNew(old: readonly string[] | undefined, next: readonly string[]): readonly string[] {
  return old?.length === next.length && old.every((id, index) => id === next[index]) ? old : next;
}

export function orderMeasures(
  measures: Readonly<Record<string, MeasureRow>>,
  old: EditorState["order"],
  tracks: readonly number[],
): EditorState["order"] {
  const rows = Object.values(measures).sort(comparePositions);
  const next = tracks.map((track) => {
    const ids = rows.filter((row) => row.trackNumber === track).map((row) => row.id);
    return [track, sameOrNew(old[track], ids)] as const;
  });
  return next.every(([track, ids]) => old[track] === ids) ? old : Object.fromEntries(next);
}

/** The lines with the marks of execution of a later reading; a line whose mark is the same stays the same object. */
export function takeMarks(
  measures: EditorState["measures"],
  read: readonly MeasureRow[],
): EditorState["measures"] {
  const changed = read.flatMap(({ id, execution }) => {
    const row = measures[id];
    return row && !sameMark(row.execution, execution) ? [[id, { ...row, execution }] as const] : [];
  });
  return changed.length === 0 ? measures : { ...measures, ...Object.fromEntries(changed) };
}

function sameMark(one: MeasureRow["execution"], other: MeasureRow["execution"]): boolean {
  return (Object.keys(one) as (keyof typeof one)[]).every((field) => one[field] === other[field]);
}

export function initialState(plan: PlanDetails): EditorState {
  const measures = Object.fromEntries(plan.measures.map((row) => [row.id, row]));
  const indicators = [...plan.indicators].sort(comparePositions);
  return {
    measures,
    order: orderMeasures(
      measures,
      {},
      plan.tracks.map((track) => track.number),
    ),
    indicators: Object.fromEntries(indicators.map((row) => [row.id, row])),
    indicatorOrder: indicators.map((row) => row.id),
    texts: plan.texts,
    problems: {},
    unsent: [],
    tab: "measures",
    line: { kind: "saved" },
    savedAt: plan.version.updatedAt,
    editing: null,
    sheet: null,
    announcement: "",
  };
}
