import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createMemoryStorage, type DraftEntry } from "@/lib/core/drafts/draft-storage";
import type { SendFailure } from "@/lib/core/drafts/draft-queue";
import { applyEdit, findPart } from "@/lib/modules/monitorings/editing/rules";
import type { FormEdit, FormEditReply } from "@/lib/modules/monitorings/editing/types";
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { createFormEditor } from "./create-form-editor";
import { asType, copyOf, newPart, newQuestion } from "./new-parts";

const draft = formSchema.parse({
  sections: [
    {
      code: "s",
      title: "Раздел",
      questions: [
        { type: "integer", code: "a", title: "А", unit: "чел." },
        { type: "boolean", code: "b", title: "Б", requiredIf: "a > 1" },
      ],
    },
  ],
  checks: [{ code: "k", severity: "block", expression: "a < 9", text: "Много" }],
});

/** A portal that keeps what it is sent, and can be told to fail. */
function setUp(kept = new Map<string, DraftEntry<FormEdit>>()) {
  const portal = { form: draft, sent: [] as FormEdit[], failures: [] as SendFailure[], version: 1 };
  const send = (edit: FormEdit): Promise<FormEditReply> => {
    portal.sent.push(edit);
    const failure = portal.failures.shift();
    if (failure) return Promise.reject(new Error(JSON.stringify(failure)));
    portal.form = applyEdit(portal.form, edit);
    portal.version += 1;
    return Promise.resolve({ version: portal.version, savedAt: "2026-09-01T08:00:00Z", definition: null });
  };
  const editor = createFormEditor(
    { definition: draft, version: 1, updatedAt: "2026-09-01T07:00:00Z" },
    {
      storage: createMemoryStorage(kept),
      owner: { userId: "u", record: "form:1" },
      window: "w",
      liveWindows: () => Promise.resolve(new Set<string>()),
      explain: (error) => JSON.parse((error as Error).message) as SendFailure,
      send,
    },
  );
  const titleOf = (form: Form, code: string) => findPart(form, "question", code)?.title;
  return { editor, portal, kept, state: editor.store.getState, titleOf };
}

const pause = () => vi.advanceTimersByTimeAsync(601);

describe("the editor of a draft", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("shows an edit at once and sends it after a pause, with what it was based on", async () => {
    const { editor, portal, state, titleOf } = setUp();
    editor.set("question", "a", "title", "Аб");
    editor.set("question", "a", "title", "Абв");
    expect(titleOf(state().form, "a")).toBe("Абв");
    await pause();
    expect(portal.sent).toEqual([
      { kind: "set", part: "question", code: "a", field: "title", base: "А", value: "Абв" },
    ]);
    expect(state()).toMatchObject({ version: 2, settled: true, line: { kind: "saved" } });
  });

  it("keeps what is no value of its field until it is one, and lets the rest through", async () => {
    const { editor, portal, state, titleOf } = setUp();
    editor.set("question", "a", "title", "");
    editor.set("question", "a", "help", "Пояснение");
    await pause();
    expect(state().waiting.map(({ problem }) => problem)).toEqual([
      { kind: "invalid", message: "Напишите название" },
    ]);
    expect(titleOf(state().form, "a")).toBe("");
    expect(portal.sent.map((edit) => "field" in edit && edit.field)).toEqual(["help"]);
    editor.set("question", "a", "title", "Новое");
    await pause();
    expect(titleOf(portal.form, "a")).toBe("Новое");
    expect(state().waiting).toEqual([]);
  });

  it("carries a new code into the expressions, and takes none that is taken or is no code", async () => {
    const { editor, portal, state } = setUp();
    expect(editor.rename("question", "a", "b")).toBe(false);
    expect(editor.rename("question", "a", "Число")).toBe(false);
    expect(findPart(state().form, "question", "a")).not.toBeNull();
    expect(state().waiting).toHaveLength(1);
    expect(editor.rename("question", "a", "count")).toBe(true);
    await pause();
    expect(portal.form.checks[0]?.expression).toBe("count < 9");
    expect(findPart(portal.form, "question", "b")).toMatchObject({ requiredIf: "count > 1" });
    expect(state()).toMatchObject({ settled: true, form: portal.form });
  });

  it("puts a conflict before the person: theirs again, or what is stored", async () => {
    const { editor, portal, state, titleOf } = setUp();
    const stale = {
      kind: "stale",
      current: "Чужое",
      changedBy: "Коллега",
      changedAt: "2026-09-01T08:00:00Z",
    } as const;
    portal.failures.push({ kind: "problem", problem: stale });
    editor.set("question", "a", "title", "Моё");
    await pause();
    const [entry] = state().waiting;
    expect(entry?.problem).toEqual(stale);
    editor.keepMine(entry?.key ?? "");
    await pause();
    expect(portal.sent.at(-1)).toMatchObject({ base: "Чужое", value: "Моё" });
    portal.failures.push({ kind: "problem", problem: stale });
    editor.set("question", "a", "title", "Ещё");
    await pause();
    editor.takeStored(entry?.key ?? "");
    expect(titleOf(state().form, "a")).toBe("Чужое");
    expect(state().settled).toBe(true);
  });

  it("puts back what was removed, a section with its questions", async () => {
    const { editor, portal, state } = setUp();
    const removed = editor.remove("section", "s");
    expect(state().form.sections).toEqual([]);
    await pause();
    expect(portal.form.sections).toEqual([]);
    if (removed) editor.putBack(removed);
    await pause();
    expect(portal.form).toEqual(draft);
  });

  it("shows after a reload what was not sent", async () => {
    const first = setUp();
    first.portal.failures.push({ kind: "offline" });
    first.editor.set("check", "k", "text", "Набрано без связи");
    await pause();
    expect(first.state().line.kind).toBe("offline");
    first.editor.close();
    const second = setUp(first.kept);
    await second.editor.open();
    expect(second.state().form.checks[0]?.text).toBe("Набрано без связи");
    await pause();
    expect(second.portal.form.checks[0]?.text).toBe("Набрано без связи");
  });
});

describe("new parts", () => {
  const types = [
    "integer",
    "decimal",
    "percent",
    "boolean",
    "choice",
    "choices",
    "ranking",
    "text",
    "date",
    "link",
    "file",
    "requisites",
    "calculated",
    "table",
  ] as const;

  it.each(types)("a question of the type %s is sound, under a code of its own", (type) => {
    const question = newQuestion(draft, type);
    expect(question).toMatchObject({ type, code: "q1" });
    const [section] = draft.sections;
    const form = { ...draft, sections: [{ ...section, questions: [question] }] };
    expect(formSchema.safeParse(form).success).toBe(true);
  });

  it("of another type keep what both types have", () => {
    const [a] = draft.sections[0]?.questions ?? [];
    if (!a) throw new Error("No question");
    expect(asType(a, "percent")).toMatchObject({
      type: "percent",
      code: "a",
      title: "А",
      unit: "чел.",
      max: null,
    });
    expect(asType(a, "choice")).toMatchObject({ type: "choice", title: "А", options: [{ code: "o1" }] });
  });

  it("and copies have free codes", () => {
    expect(newPart(draft, "check").code).toBe("check1");
    const table = { ...newQuestion(draft, "table"), code: "t" };
    const copy = copyOf(draft, "question", table);
    expect(copy).toMatchObject({ code: "t_1", columns: [{ code: "t_1_1" }] });
  });
});
