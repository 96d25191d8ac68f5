import { createStore, type StoreApi } from "zustand/vanilla";

import { createDraftQueue, type DraftQueueOptions, type QueueState } from "@/lib/core/drafts/draft-queue";
import type { DraftEntry, DraftProblem } from "@/lib/core/drafts/draft-storage";
import { sameValue } from "@/lib/core/format/same-value";
import { applyEdit, findPart, placeOfPart, wholeOf } from "@/lib/modules/monitorings/editing/rules";
import { renamingEdits } from "@/lib/modules/monitorings/editing/renaming/rules";
import { readPart } from "@/lib/modules/monitorings/editing/schema";
import type {
  FormEdit,
  FormEditReply,
  FormPart,
  PartKind,
  Place,
} from "@/lib/modules/monitorings/editing/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

type SetEdit = Extract<FormEdit, { kind: "set" }>;

export interface FormEditorState {
  /** The draft as the person sees it: as stored, with what is unsent laid over it. */
  form: Form;
  /** What waits for the person, in the order it was made. */
  waiting: readonly DraftEntry<FormEdit>[];
  line: QueueState;
  version: number;
  savedAt: string;
  /** Nothing waits: neither for the line nor for the person. */
  settled: boolean;
}

/** What was removed, to be put back. */
export interface RemovedPart {
  edits: FormEdit[];
}

export interface FormEditor {
  store: StoreApi<FormEditorState>;
  set: (part: PartKind, code: string, field: string | null, value: unknown) => void;
  /** Gives a part another code, in the expressions too; false where the code cannot be taken. */
  rename: (part: PartKind, code: string, value: string) => boolean;
  add: (part: PartKind, value: FormPart, place: Place) => void;
  remove: (part: PartKind, code: string) => RemovedPart | null;
  putBack: (removed: RemovedPart) => void;
  move: (part: PartKind, code: string, place: Place) => void;
  /** Mine instead of what was stored meanwhile, or the same once more. */
  keepMine: (key: string) => void;
  /** What is stored instead of mine. */
  takeStored: (key: string) => void;
  dropUnsent: () => void;
  open: () => Promise<void>;
  flush: () => void;
  resume: () => void;
  close: () => void;
}

interface Ports extends Pick<
  DraftQueueOptions<FormEdit, FormEditReply>,
  "storage" | "owner" | "window" | "liveWindows" | "explain"
> {
  send: (edit: FormEdit, seen: number) => Promise<FormEditReply>;
}

interface Draft {
  definition: Form;
  version: number;
  updatedAt: string;
}

/** A field by its place: edits of one field replace each other while unsent. */
export function fieldKey(part: PartKind, code: string, field: string | null): string {
  return `${part}:${code}:${field ?? ""}`;
}

/** The draft of a form in the browser: the same line to the portal as the plan has, field by field. */
export function createFormEditor(draft: Draft, ports: Ports): FormEditor {
  let stored = draft.definition;
  const store = createStore<FormEditorState>(() => ({
    form: stored,
    waiting: [],
    line: { kind: "saved" },
    version: draft.version,
    savedAt: draft.updatedAt,
    settled: true,
  }));

  const queue = createDraftQueue<FormEdit, FormEditReply>({
    ...ports,
    send: (edit) => ports.send(edit, store.getState().version),
    merge: mergeEdits,
    onSaved: (edit, { definition, version, savedAt }) => {
      stored = definition ?? applyEdit(stored, edit);
      store.setState({ version, savedAt });
      redraw();
    },
    onChange: () => {
      const entries = queue.entries();
      const line = queue.state();
      store.setState({
        line,
        settled: entries.length === 0,
        waiting: line.kind === "locked" ? entries : entries.filter(({ problem }) => problem !== null),
      });
    },
  });

  const redraw = () => {
    // A code that cannot be taken is nobody's: the part goes on under its own.
    const shown = queue
      .entries()
      .filter(({ edit, problem }) => !(problem && edit.kind === "set" && edit.field === "code"));
    store.setState({ form: shown.reduce((form, { edit }) => applyEdit(form, edit), stored) });
  };
  /** The draft as it will be once everything that can be sent is: every part of it is sound. */
  const sound = (): Form =>
    queue.entries().reduce((form, { edit, problem }) => (problem ? form : applyEdit(form, edit)), stored);
  const put = (key: string, edit: FormEdit, at: "once" | "pause", problem: DraftProblem | null = null) => {
    queue.put(key, edit, { at, problem });
    redraw();
  };
  const putOnce = (edit: FormEdit) => put(`${edit.kind}:${crypto.randomUUID()}`, edit, "once");

  const set: FormEditor["set"] = (part, code, field, value) => {
    const key = fieldKey(part, code, field);
    const whole = findPart(sound(), part, code);
    if (!whole) return;
    const of = (from: FormPart): unknown => (field === null ? from : from[field as keyof FormPart]);
    const last = queue.entries().findLast((entry) => entry.key === key)?.edit;
    const base = last?.kind === "set" ? last.value : of(whole);
    if (sameValue(base, value)) return;
    const problem = problemOf(store.getState().form, part, whole, field, value);
    const at = typeof value === "string" ? "pause" : "once";
    put(key, { kind: "set", part, code, field, base, value }, at, problem);
  };

  return {
    store,
    set,
    rename: (part, code, value) => {
      const { form, waiting } = store.getState();
      const key = fieldKey(part, code, "code");
      const others = waiting.some(
        ({ edit }) => edit.part === part && edit.code === code && "field" in edit && edit.field !== "code",
      );
      if (others) {
        const message = "Сначала исправьте остальные поля этой части, потом меняйте код.";
        put(key, { kind: "set", part, code, field: "code", base: code, value }, "once", {
          kind: "invalid",
          message,
        });
        return false;
      }
      set(part, code, "code", value);
      if (queue.entries().some((entry) => entry.key === key && entry.problem)) return false;
      if (part === "question" || part === "fact")
        for (const edit of renamingEdits(form, code, value))
          if (edit.kind === "set")
            set(
              edit.part,
              edit.part === part && edit.code === code ? value : edit.code,
              edit.field,
              edit.value,
            );
      return true;
    },
    add: (part, value, place) => putOnce({ kind: "add", part, code: value.code, value, place }),
    remove: (part, code) => {
      const form = sound();
      const base = wholeOf(form, part, code);
      const place = placeOfPart(form, part, code);
      if (!base || !place) return null;
      // What was typed into it and not taken goes with it.
      for (const { key, edit } of queue.entries())
        if (edit.part === part && edit.code === code && edit.kind === "set") queue.drop(key);
      putOnce({ kind: "remove", part, code, base });
      return { edits: addEdits(part, base, place) };
    },
    putBack: ({ edits }) => edits.forEach(putOnce),
    move: (part, code, place) => putOnce({ kind: "move", part, code, place }),
    keepMine: (key) => {
      const entry = queue.entries().find((one) => one.key === key && one.problem);
      if (!entry) return;
      const { edit, problem } = entry;
      const rebased = problem?.kind === "stale" && "base" in edit ? { ...edit, base: problem.current } : edit;
      queue.retry(key, rebased);
    },
    takeStored: (key) => {
      const entry = queue.entries().find((one) => one.key === key);
      if (entry?.problem?.kind === "stale" && entry.edit.kind === "set")
        stored = applyEdit(stored, { ...entry.edit, value: entry.problem.current });
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
      queue.flush();
    },
    flush: queue.flush,
    resume: queue.resume,
    close: queue.close,
  };
}

/** Why a value cannot be kept as it stands; the code, too, where another part has it. */
function problemOf(
  form: Form,
  part: PartKind,
  whole: FormPart,
  field: string | null,
  value: unknown,
): DraftProblem | null {
  const { problem } = readPart(part, field === null ? value : { ...whole, [field]: value });
  if (problem !== null) return { kind: "invalid", message: problem };
  const other = field === "code" && value !== whole.code;
  const taken = other && typeof value === "string" && findPart(form, part, value) !== null;
  return taken ? { kind: "invalid", message: `Код «${value}» в форме уже есть. Дайте другой.` } : null;
}

/** A section comes back with its questions, one after another. */
function addEdits(part: PartKind, whole: NonNullable<ReturnType<typeof wholeOf>>, place: Place): FormEdit[] {
  if (!("questions" in whole)) return [{ kind: "add", part, code: whole.code, value: whole, place }];
  const { questions, ...head } = whole;
  return [
    { kind: "add", part, code: head.code, value: head, place },
    ...questions.map((question, position): FormEdit => ({
      kind: "add",
      part: "question",
      code: question.code,
      value: question,
      place: { section: head.code, after: questions[position - 1]?.code ?? null },
    })),
  ];
}

/** One edit instead of two unsent ones of a field; null when together they change nothing. */
function mergeEdits(earlier: FormEdit, later: FormEdit): SetEdit | FormEdit | null {
  if (earlier.kind !== "set" || later.kind !== "set") return later;
  return sameValue(earlier.base, later.value) ? null : { ...later, base: earlier.base };
}
