import { createStore, type StoreApi } from "zustand/vanilla";

import { createDraftQueue, type DraftQueueOptions, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftEntry, DraftProblem } from "@/lib/core/drafts/draft-storage";
import type {
  ClosingDetails,
  IndicatorResultField,
  ResultsReply,
  ResultTextField,
} from "@/lib/modules/plans/closing/types";

/** A field of the results by its place: a chapter, a value of an indicator, the choice about a measure. */
export type ResultKey = ResultTextField | `${IndicatorResultField}:${string}` | `handOver:${string}`;
export type ResultValue = string | boolean | null;

/** One field as it was and as it is to be. */
export interface ResultEdit {
  key: ResultKey;
  base: ResultValue;
  value: ResultValue;
  /** What was typed and is no number; kept beside the last value that was one. */
  typed?: string;
}

export interface ClosingState {
  /** Every field as the person sees it: as stored, with what is unsent laid over it. */
  values: Readonly<Record<string, ResultValue>>;
  problems: Readonly<Record<string, { problem: DraftProblem; edit: ResultEdit }>>;
  line: QueueState;
  savedAt: string | null;
  /** Nothing waits: neither for the line nor for the person. */
  settled: boolean;
  /** What a year closed meanwhile does not take any more. */
  unsent: readonly DraftEntry<ResultEdit>[];
}

export interface ClosingEditor {
  store: StoreApi<ClosingState>;
  set: (key: ResultKey, value: ResultValue) => void;
  /** Keeps what was typed and not understood, with the sentence about it. */
  setTyped: (key: ResultKey, typed: string, message: string) => void;
  keepMine: (key: string) => void;
  takeStored: (key: string) => void;
  dropUnsent: () => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

type Ports = Pick<
  DraftQueueOptions<ResultEdit, ResultsReply>,
  "storage" | "owner" | "window" | "liveWindows" | "explain" | "send"
>;

/** The results of a year in the browser: the same line to the portal as the plan has, field by field. */
export function createClosingEditor(results: ClosingDetails, ports: Ports): ClosingEditor {
  const measures = results.unfinished.map(({ lineageId }) => lineageId);
  let stored = storedValues({
    ...results,
    savedAt: "",
    leftBehind: results.unfinished.filter(({ handOver }) => !handOver).map(({ lineageId }) => lineageId),
  });
  const store = createStore<ClosingState>(() => ({
    values: stored,
    problems: {},
    line: { kind: "saved" },
    savedAt: results.savedAt,
    settled: true,
    unsent: [],
  }));

  function storedValues({ texts, indicators, leftBehind }: ResultsReply): Record<string, ResultValue> {
    const behind = new Set(leftBehind);
    return {
      ...texts,
      ...Object.fromEntries(
        indicators.flatMap(({ id, actual, note }) => [
          [`actual:${id}`, actual],
          [`note:${id}`, note],
        ]),
      ),
      ...Object.fromEntries(measures.map((id) => [`handOver:${id}`, !behind.has(id)])),
    };
  }

  const redraw = () => {
    const typed = queue.entries().map(({ edit }) => [edit.key, edit.value] as const);
    store.setState({ values: { ...stored, ...Object.fromEntries(typed) } });
  };

  const queue = createDraftQueue<ResultEdit, ResultsReply>({
    ...ports,
    merge: (earlier, later) =>
      later.typed === undefined && earlier.base === later.value ? null : { ...later, base: earlier.base },
    onSaved: (_edit, reply) => {
      stored = storedValues(reply);
      redraw();
      store.setState({ savedAt: reply.savedAt });
    },
    onChange: () => {
      const entries = queue.entries();
      const line = queue.state();
      const problems = entries.flatMap(({ key, edit, problem }) =>
        problem ? [[key, { problem, edit }] as const] : [],
      );
      store.setState({
        line,
        problems: Object.fromEntries(problems),
        settled: entries.length === 0,
        unsent: line.kind === "locked" || !results.can.edit.allowed ? entries : [],
      });
    },
  });

  /** The value the next edit of a field starts from: the last one on its way, else the stored one. */
  const baseOf = (key: string): ResultValue =>
    queue.entries().findLast((entry) => entry.key === key)?.edit.value ?? stored[key] ?? null;
  const put = (edit: ResultEdit, problem: DraftProblem | null = null) => {
    queue.put(edit.key, edit, { at: typeof edit.value === "boolean" ? "once" : "pause", problem });
    redraw();
  };

  return {
    store,
    set: (key, value) => {
      const base = baseOf(key);
      if (base === value && !(key in store.getState().problems)) return;
      put({ key, base, value });
    },
    setTyped: (key, typed, message) => {
      const base = baseOf(key);
      put({ key, base, value: base, typed }, { kind: "invalid", message });
    },
    keepMine: (key) => {
      const entry = queue.entries().find((one) => one.key === key && one.problem);
      if (!entry) return;
      const base = entry.problem?.kind === "stale" ? (entry.problem.current as ResultValue) : entry.edit.base;
      queue.retry(key, { ...entry.edit, base });
    },
    takeStored: (key) => {
      const entry = queue.entries().find((one) => one.key === key);
      if (entry?.problem?.kind === "stale") {
        stored = { ...stored, [key]: entry.problem.current as ResultValue };
      }
      queue.drop(key);
      redraw();
    },
    dropUnsent: () => {
      queue.dropAll();
      redraw();
    },
    open: async () => {
      await queue.open();
      redraw();
      if (results.can.edit.allowed) queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    close: queue.close,
  };
}
