import type { StoreApi } from "zustand/vanilla";

import { createDraftQueue, type DraftQueue, type SendFailure } from "@/lib/core/drafts/draft-queue";
import type { DraftOwner, DraftStorage } from "@/lib/core/drafts/draft-storage";
import type { IndicatorRow } from "@/lib/modules/plans/indicators/types";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails, PlanTexts, SaveReply } from "@/lib/modules/plans/types";
import { orderMeasures, sameOrNew, type EditorState, type FieldProblem } from "./editor-state";
import { applyToIndicator, applyToMeasure, mergeEdits, subjectOf, type PlanEdit } from "./plan-edits";

/** What the editor needs of the world around it. */
export interface EditorPorts {
  storage: DraftStorage<PlanEdit>;
  owner: DraftOwner;
  window: string;
  liveWindows: () => Promise<ReadonlySet<string>>;
  send: (edit: PlanEdit, since: number) => Promise<SaveReply>;
  changes: (since: number) => Promise<SaveReply>;
  explain: (error: unknown) => SendFailure;
}

/** The stored plan as last heard from the portal, with unsent edits laid over it into the state of the page. */
export interface EditorSync {
  queue: DraftQueue<PlanEdit>;
  storedMeasure: (id: string) => MeasureRow | undefined;
  storedIndicator: (id: string) => IndicatorRow | undefined;
  storedTexts: () => PlanTexts;
  /** Draws a row again from what is stored and what is unsent. */
  redraw: (subjects: Iterable<string | null>) => void;
  refresh: () => Promise<void>;
}

export function createEditorSync(
  plan: PlanDetails,
  store: StoreApi<EditorState>,
  ports: EditorPorts,
): EditorSync {
  const tracks = plan.tracks.map((track) => track.number);
  const measures = new Map(plan.measures.map((row) => [row.id, row]));
  const indicators = new Map(plan.indicators.map((row) => [row.id, row]));
  let texts = plan.texts;
  let since = plan.version.editSeq;

  const accept = (reply: SaveReply): Set<string | null> => {
    // Two replies may arrive out of order; the one with the later number has everything.
    if (reply.seq < since) return new Set();
    since = reply.seq;
    for (const row of reply.measures) measures.set(row.id, row);
    for (const id of reply.removedMeasureIds) measures.delete(id);
    for (const row of reply.indicators) indicators.set(row.id, row);
    for (const id of reply.removedIndicatorIds) indicators.delete(id);
    for (const text of reply.texts) texts = { ...texts, [text.field]: text.value };
    return new Set<string | null>([
      ...reply.measures.map((row) => row.id),
      ...reply.removedMeasureIds,
      ...reply.indicators.map((row) => row.id),
      ...reply.removedIndicatorIds,
      ...(reply.texts.length > 0 ? [null] : []),
    ]);
  };

  const queue = createDraftQueue<PlanEdit, SaveReply>({
    ...ports,
    send: (edit) => ports.send(edit, since),
    merge: mergeEdits,
    onSaved: (edit, reply) => {
      redraw(accept(reply).add(subjectOf(edit)));
      store.setState({ savedAt: reply.savedAt });
    },
    onChange: () => {
      const line = queue.state();
      if (line.kind !== store.getState().line.kind) store.setState({ line });
      redrawProblems();
      redrawUnsent(line.kind === "locked" || !plan.can.edit.allowed);
    },
  });

  const redrawProblems = () => {
    const old = store.getState().problems;
    const next: Record<string, FieldProblem[]> = {};
    for (const { key, problem, edit } of queue.entries()) {
      if (problem) (next[subjectOf(edit) ?? "text"] ??= []).push({ key, problem, edit });
    }
    const kept = Object.entries(next).map(([subject, list]) => {
      const before = old[subject];
      const same = before?.length === list.length && before.every((one, i) => isSame(one, list[i]));
      return [subject, same ? before : list] as const;
    });
    if (kept.length !== Object.keys(old).length || kept.some(([subject, list]) => old[subject] !== list)) {
      store.setState({ problems: Object.fromEntries(kept) });
    }
  };

  /** The list is shown only where edits wait for the person; while they simply go, nobody is told. */
  const redrawUnsent = (all: boolean) => {
    const entries = queue.entries().filter((entry) => all || entry.problem !== null);
    const old = store.getState().unsent;
    if (entries.length !== old.length || entries.some((entry, at) => entry !== old[at])) {
      store.setState({ unsent: entries });
    }
  };

  const redraw = (subjects: Iterable<string | null>) => {
    const state = store.getState();
    const next = { measures: { ...state.measures }, indicators: { ...state.indicators } };
    const unsent = queue.entries();
    for (const subject of subjects) {
      const edits = unsent.filter((entry) => subjectOf(entry.edit) === subject).map((entry) => entry.edit);
      if (subject === null) {
        const typed: Partial<PlanTexts> = {};
        for (const edit of edits) if (edit.kind === "text") typed[edit.field] = edit.value;
        store.setState({ texts: { ...texts, ...typed } });
        continue;
      }
      put(next.measures, subject, edits.reduce(applyToMeasure, measures.get(subject)));
      put(next.indicators, subject, edits.reduce(applyToIndicator, indicators.get(subject)));
    }
    const ids = Object.values(next.indicators)
      .sort(comparePositions)
      .map((row) => row.id);
    store.setState({
      ...next,
      order: orderMeasures(next.measures, state.order, tracks),
      indicatorOrder: sameOrNew(state.indicatorOrder, ids),
    });
  };

  return {
    queue,
    storedMeasure: (id) => measures.get(id),
    storedIndicator: (id) => indicators.get(id),
    storedTexts: () => texts,
    redraw,
    refresh: async () => {
      try {
        redraw(accept(await ports.changes(since)));
      } catch {
        // What others changed comes with the next save.
      }
    },
  };
}

function put<Row>(rows: Record<string, Row>, id: string, row: Row | undefined): void {
  if (row === undefined) Reflect.deleteProperty(rows, id);
  else rows[id] = row;
}

function isSame(left: FieldProblem, right: FieldProblem | undefined): boolean {
  return left.key === right?.key && left.problem === right.problem && left.edit === right.edit;
}
