import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createFilling } from "@/components/monitorings/filling/create-filling";
import type { SendFailure } from "@/lib/core/drafts/draft-queue";
import { createMemoryStorage, type DraftEntry } from "@/lib/core/drafts/draft-storage";
import { applyPatch, EMPTY_DRAFT } from "@/lib/modules/monitorings/filling/patch/rules";
import type { AnswerChange, FillingReply, ForeignChange } from "@/lib/modules/monitorings/filling/types";
import { SHORT_FORM } from "@/prisma/factories/short-form";

const by = { changedBy: "Коллега", changedAt: "2026-09-10T09:00:00Z" };

/** A portal that keeps one draft for several windows, and may be unreachable. */
function portal() {
  let draft = EMPTY_DRAFT;
  const log: ForeignChange[] = [];
  const requests: string[][] = [];
  const line = { cut: false, lost: false };
  const reply = (seq: number): FillingReply => ({
    seq: log.length,
    savedAt: "2026-09-10T10:00:00Z",
    state: "draft",
    version: 2,
    others: log.slice(seq),
    conflicts: [],
    refusals: [],
  });
  const save = (changes: readonly AnswerChange[], seq: number): Promise<FillingReply> => {
    requests.push(changes.map(({ field }) => field));
    if (line.cut) return Promise.reject(new Error("offline"));
    const done = applyPatch(SHORT_FORM, draft, changes);
    const before = reply(seq);
    draft = done.draft;
    log.push(...done.saved.map(({ field, value }) => ({ field, value, ...by })));
    if (line.lost) {
      line.lost = false;
      return Promise.reject(new Error("offline"));
    }
    return Promise.resolve({
      ...before,
      seq: log.length,
      conflicts: done.conflicts.map(({ field, current }) => ({ field, value: current, ...by })),
      refusals: done.refusals,
    });
  };
  const open = (name: string, kept = new Map<string, DraftEntry<AnswerChange>>()) =>
    createFilling(
      { form: SHORT_FORM, draft, seq: log.length, version: 1, updatedAt: null, editable: true },
      {
        storage: createMemoryStorage(kept),
        owner: { userId: name, record: "submission:1" },
        window: name,
        liveWindows: () => Promise.resolve(new Set()),
        save,
        changes: (seq) => Promise.resolve(reply(seq)),
        explain: (): SendFailure => ({ kind: "offline" }),
      },
    );
  return { open, line, requests, stored: () => draft.answers };
}

const pause = () => vi.advanceTimersByTimeAsync(601);

describe("a form being filled", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends what was typed in one request after a pause, and shows it at once", async () => {
    const { open, requests, stored } = portal();
    const { store, actions } = open("a");
    actions.set("pupils", "3");
    actions.set("pupils", "30");
    actions.set("works/r1", {}, "once");
    actions.set("works/r1/part", "12");
    expect(store.getState().draft.answers.pupils).toBe("30");
    await pause();
    expect(requests).toEqual([["pupils", "works/r1", "works/r1/part"]]);
    expect(stored()).toEqual(store.getState().draft.answers);
    expect(store.getState()).toMatchObject({ line: { kind: "saved" }, seq: 3, version: 2 });
  });

  it("keeps typing without a line, through a reload, and sends it all when the line is back", async () => {
    const { open, line, stored } = portal();
    const kept = new Map<string, DraftEntry<AnswerChange>>();
    const first = open("a", kept);
    line.cut = true;
    first.actions.set("pupils", "300");
    await pause();
    first.actions.set("pupils", "310");
    first.actions.set("note", "без связи");
    expect(first.store.getState().line.kind).toBe("offline");
    first.close();
    const again = open("a", kept);
    await again.open();
    expect(again.store.getState().draft.answers).toMatchObject({ pupils: "310", note: "без связи" });
    line.cut = false;
    again.actions.flush();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(stored()).toMatchObject({ pupils: "310", note: "без связи" });
    expect(kept.size).toBe(0);
  });

  it("takes no answer that was lost on the way for a colleague's", async () => {
    const { open, line, stored } = portal();
    const { store, actions } = open("a");
    line.lost = true;
    actions.set("works/r1", {}, "once");
    actions.set("works/r1/part", "1");
    await pause();
    actions.set("works/r1/part", "12");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.getState().problems).toEqual({});
    expect(stored().works).toEqual([{ row: "r1", cells: { part: "12" } }]);
  });

  it("of two people keeps what each typed; one field of both waits until one of them decides", async () => {
    const { open, stored } = portal();
    const [one, other] = [open("a"), open("b")];
    one.actions.set("pupils", "300");
    one.actions.set("note", "первый");
    await pause();
    other.actions.set("pupils", "310");
    other.actions.set("second", "12");
    await pause();
    expect(stored()).toMatchObject({ pupils: "300", note: "первый", second: "12" });
    expect(other.store.getState().problems.pupils).toMatchObject({ kind: "stale", current: "300", ...by });
    // The colleague's other answer is here already.
    expect(other.store.getState().draft.answers).toMatchObject({ pupils: "310", note: "первый" });
    other.actions.keepMine("pupils");
    await pause();
    expect(stored().pupils).toBe("310");
    await one.actions.refresh();
    expect(one.store.getState().draft.answers).toMatchObject({ pupils: "310", second: "12" });
    one.actions.set("pupils", "320");
    other.actions.set("pupils", "330");
    await pause();
    const late = [one, other].find(({ store }) => store.getState().problems.pupils);
    late?.actions.takeStored("pupils");
    await pause();
    expect(late?.store.getState().problems).toEqual({});
    expect(late?.store.getState().draft.answers.pupils).toBe(stored().pupils);
  });

  it("keeps what the portal refuses beside its field, and lets the rest go", async () => {
    const { open, stored } = portal();
    const { store, actions } = open("a");
    actions.set("note", "x".repeat(10_001));
    actions.set("pupils", "300");
    await pause();
    expect(stored()).toEqual({ pupils: "300" });
    expect(store.getState().problems.note).toMatchObject({ kind: "invalid" });
    actions.set("note", "короче");
    await pause();
    expect(stored()).toEqual({ pupils: "300", note: "короче" });
  });
});
