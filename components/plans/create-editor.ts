import type { ZodError } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";

import type { DraftProblem } from "@/lib/core/drafts/draft-storage";
import { sameValue } from "@/lib/core/format/same-value";
import type {
  IndicatorField,
  IndicatorFieldValues,
  IndicatorRow,
} from "@/lib/modules/plans/indicators/types";
import { rankBetween } from "@/lib/modules/plans/measures/rules";
import { fieldValues } from "@/lib/modules/plans/measures/fields/rules";
import { measureFieldSchemas } from "@/lib/modules/plans/measures/schema";
import type { MeasureField, MeasureFieldValues, MeasureRow } from "@/lib/modules/plans/measures/types";
import type { PlanDetails, PlanTextField } from "@/lib/modules/plans/types";
import { initialState, type EditorState, type EditorTab } from "./editor-state";
import { createEditorSync, type EditorPorts, type EditorSync } from "./editor-sync";
import type { CellPlace, MeasureColumn } from "./grid-focus";
import {
  editKey,
  fieldKey,
  isFieldEdit,
  measureValue,
  subjectOf,
  type FieldEdit,
  type PlanEdit,
} from "./plan-edits";

type PutOptions = NonNullable<Parameters<EditorSync["queue"]["put"]>[2]>;

/** Everything a person can do to a plan in the browser. Changes are seen at once and sent by the queue. */
export interface EditorActions {
  setMeasure: <Field extends MeasureField>(
    id: string,
    field: Field,
    value: MeasureFieldValues[Field],
  ) => void;
  setIndicator: <Field extends IndicatorField>(
    id: string,
    field: Field,
    value: IndicatorFieldValues[Field],
  ) => void;
  /** Keeps what was typed and not understood, with the sentence about it. */
  setTyped: (
    kind: "measure" | "indicator",
    id: string,
    field: "period" | "baseline" | "target",
    typed: string,
    message: string,
  ) => void;
  setText: (field: PlanTextField, value: string) => void;
  addMeasure: (trackNumber: number, afterId: string | null, values?: Partial<MeasureFieldValues>) => string;
  duplicateMeasure: (id: string) => string | null;
  /** One place up or down inside its track. */
  shiftMeasure: (id: string, step: -1 | 1) => void;
  moveToTrack: (id: string, trackNumber: number) => void;
  removeMeasure: (id: string) => void;
  restoreMeasure: (id: string) => void;
  addIndicator: () => string;
  removeIndicator: (id: string) => void;
  restoreIndicator: (id: string) => void;
  /** Settles a conflict or a refused field. */
  keepMine: (key: string) => void;
  takeStored: (key: string) => void;
  dropUnsent: () => void;
  edit: (place: CellPlace, options?: { replace?: boolean }) => void;
  stopEditing: (place: CellPlace) => void;
  openSheet: (id: string, column?: MeasureColumn) => void;
  closeSheet: () => void;
  showTab: (tab: EditorTab) => void;
  announce: (text: string) => void;
  flush: () => void;
  resume: () => void;
  refresh: () => Promise<void>;
}

export interface PlanEditor {
  store: StoreApi<EditorState>;
  actions: EditorActions;
  /** Lays over the page what earlier windows left unsent, and sends it when the plan may be edited. */
  open: () => Promise<void>;
  close: () => void;
}

/** The editor of one plan: its state, what can be done to it, and the line to the portal. */
export function createEditor(plan: PlanDetails, ports: EditorPorts): PlanEditor {
  const store = createStore<EditorState>(() => initialState(plan));
  const sync = createEditorSync(plan, store, ports);
  const { queue } = sync;
  const editable = plan.can.edit.allowed;
  return {
    store,
    actions: createActions(store, sync),
    open: async () => {
      const left = await queue.open();
      sync.redraw(new Set(left.map((entry) => subjectOf(entry.edit))));
      if (editable) queue.flush();
    },
    close: queue.close,
  };
}

/** Two editors may have made equal ranks; the portal will tell the right place. */
function rankAfter(before: string | null, after: string | null): string {
  return rankBetween(before, before !== null && after !== null && before >= after ? null : after);
}

function invalidValue(parsed: { success: boolean; error?: ZodError }): DraftProblem | null {
  const message = parsed.error?.issues[0]?.message;
  return message === undefined ? null : { kind: "invalid", message };
}

function createActions(store: StoreApi<EditorState>, sync: EditorSync): EditorActions {
  const { queue, redraw } = sync;
  const newId = () => crypto.randomUUID();
  const removedMeasures = new Map<string, MeasureRow>();
  const removedIndicators = new Map<string, IndicatorRow>();

  const put = (edit: PlanEdit, options: PutOptions = {}) => {
    // Steps are made one after another, never one instead of another.
    queue.put(isFieldEdit(edit) ? editKey(edit) : `${editKey(edit)}:${newId()}`, edit, options);
    redraw([subjectOf(edit)]);
  };
  /** The value the next edit of a field starts from: the last one on its way, else the stored one. */
  const baseOf = (key: string, stored: unknown): unknown => {
    const last = queue.entries().findLast((entry) => entry.key === key)?.edit;
    return last && isFieldEdit(last) ? last.value : stored;
  };
  const putField = (edit: FieldEdit, stored: unknown, options: PutOptions = {}) => {
    const key = editKey(edit);
    const base = baseOf(key, stored);
    if (sameValue(base, edit.value) && !hasProblem(key)) return;
    put({ ...edit, base } as FieldEdit, options);
  };
  const hasProblem = (key: string) => queue.entries().some((entry) => entry.key === key && entry.problem);
  const trackOf = (trackNumber: number) => store.getState().order[trackNumber] ?? [];
  /** A rank right after a row of a track; first in it when there is none. */
  const placeAfter = (ids: readonly string[], afterId: string | null): string => {
    const { measures } = store.getState();
    const at = afterId === null ? -1 : ids.indexOf(afterId);
    const before = ids[at];
    const after = ids[at + 1];
    return rankAfter(
      before === undefined ? null : (measures[before]?.position ?? null),
      after === undefined ? null : (measures[after]?.position ?? null),
    );
  };
  const move = (id: string, trackNumber: number, afterId: string | null) => {
    const ids = trackOf(trackNumber).filter((one) => one !== id);
    put(
      { kind: "move-measure", id, trackNumber, afterId, position: placeAfter(ids, afterId) },
      { at: "once" },
    );
  };
  const announce = (announcement: string) => store.setState({ announcement });

  const actions: EditorActions = {
    setMeasure: (id, field, value) => {
      const stored = sync.storedMeasure(id);
      const base = stored && measureValue(stored, field);
      const shown = store.getState().measures[id];
      putField(
        { kind: "measure", id, field, base: value, value } as FieldEdit,
        base ?? (shown && measureValue(shown, field)),
        {
          at: typeof value === "string" ? "pause" : "once",
          problem: invalidValue(measureFieldSchemas[field].safeParse(value)),
        },
      );
    },
    setIndicator: (id, field, value) => {
      const stored = sync.storedIndicator(id) ?? store.getState().indicators[id];
      putField({ kind: "indicator", id, field, base: value, value } as FieldEdit, stored?.[field]);
    },
    setTyped: (kind, id, field, typed, message) => {
      const key = fieldKey(id, field);
      const stored: unknown =
        kind === "measure"
          ? sync.storedMeasure(id)?.period
          : sync.storedIndicator(id)?.[field === "period" ? "target" : field];
      const base = baseOf(key, stored ?? null);
      put({ kind, id, field, base, value: base, typed } as FieldEdit, {
        problem: { kind: "invalid", message },
      });
    },
    setText: (field, value) => {
      putField({ kind: "text", field, base: value, value }, sync.storedTexts()[field]);
    },
    addMeasure: (trackNumber, afterId, values = {}) => {
      const id = newId();
      const position = placeAfter(trackOf(trackNumber), afterId);
      put({ kind: "add-measure", id, trackNumber, afterId, position, values }, { at: "once" });
      return id;
    },
    duplicateMeasure: (id) => {
      const row = store.getState().measures[id];
      if (!row) return null;
      announce("Создана копия мероприятия");
      return actions.addMeasure(row.trackNumber, id, fieldValues(row));
    },
    shiftMeasure: (id, step) => {
      const row = store.getState().measures[id];
      const ids = row ? trackOf(row.trackNumber) : [];
      const to = ids.indexOf(id) + step;
      if (!row || to < 0 || to >= ids.length) return;
      move(id, row.trackNumber, (step === 1 ? ids[to] : ids[to - 1]) ?? null);
      announce(`Мероприятие переставлено на место ${String(to + 1)} из ${String(ids.length)}`);
    },
    moveToTrack: (id, trackNumber) => {
      if (store.getState().measures[id]?.trackNumber === trackNumber) return;
      move(id, trackNumber, trackOf(trackNumber).at(-1) ?? null);
    },
    removeMeasure: (id) => {
      const row = store.getState().measures[id];
      if (!row) return;
      removedMeasures.set(id, row);
      put({ kind: "remove-measure", id }, { at: "once" });
    },
    restoreMeasure: (id) => {
      const row = removedMeasures.get(id);
      if (row) put({ kind: "restore-measure", id, row }, { at: "once" });
    },
    addIndicator: () => {
      const { indicatorOrder, indicators } = store.getState();
      const last = indicators[indicatorOrder.at(-1) ?? ""];
      const id = newId();
      put({ kind: "add-indicator", id, position: rankAfter(last?.position ?? null, null) }, { at: "once" });
      return id;
    },
    removeIndicator: (id) => {
      const row = store.getState().indicators[id];
      if (!row) return;
      removedIndicators.set(id, row);
      put({ kind: "remove-indicator", id }, { at: "once" });
    },
    restoreIndicator: (id) => {
      const row = removedIndicators.get(id);
      if (row) put({ kind: "restore-indicator", id, row }, { at: "once" });
    },
    keepMine: (key) => {
      const entry = queue.entries().find((one) => one.key === key && one.problem);
      if (!entry) return;
      const base = entry.problem?.kind === "stale" ? entry.problem.current : undefined;
      queue.retry(
        key,
        isFieldEdit(entry.edit) && base !== undefined ? ({ ...entry.edit, base } as FieldEdit) : entry.edit,
      );
    },
    takeStored: (key) => {
      const entry = queue.entries().find((one) => one.key === key);
      queue.drop(key);
      if (entry) redraw([subjectOf(entry.edit)]);
      void sync.refresh();
    },
    dropUnsent: () => {
      const subjects = new Set(queue.entries().map((entry) => subjectOf(entry.edit)));
      queue.dropAll();
      redraw(subjects);
    },
    edit: (place, { replace = false } = {}) =>
      store.setState({ editing: { ...place, replace }, tab: "measures" }),
    stopEditing: ({ id, column }) => {
      const { editing } = store.getState();
      if (editing?.id === id && editing.column === column) store.setState({ editing: null });
      queue.flush();
    },
    openSheet: (id, column) =>
      store.setState({ sheet: { id, column: column ?? null }, editing: null, tab: "measures" }),
    closeSheet: () => {
      store.setState({ sheet: null });
      queue.flush();
    },
    showTab: (tab) => store.setState({ tab }),
    announce,
    flush: queue.flush,
    resume: queue.resume,
    refresh: sync.refresh,
  };
  return actions;
}
