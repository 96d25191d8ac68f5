import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createMemoryStorage, type DraftEntry } from "@/lib/core/drafts/draft-storage";
import type { SendFailure } from "@/lib/core/drafts/draft-queue";
import type { PlanDetails, SaveReply } from "@/lib/modules/plans/types";
import { createEditor } from "./create-editor";
import { applyToMeasure, newMeasure, type PlanEdit } from "./plan-edits";

const ALLOWED = { allowed: true } as const;

function planOf(measures: PlanDetails["measures"]): PlanDetails {
  return {
    id: "plan",
    year: 2027,
    municipality: { code: "91-02", name: "Район", authorityName: "Отдел образования" },
    timeZone: "Europe/Simferopol",
    today: "2026-11-24",
    version: {
      id: "version",
      number: 1,
      state: "draft",
      version: 1,
      editSeq: 5,
      submittedAt: null,
      submittedBy: null,
      returnedAt: null,
      returnedBy: null,
      returnReason: null,
      approvedAt: null,
      approvedBy: null,
      approvalBasis: null,
      orderNumber: null,
      orderDate: null,
      revisionReason: null,
      droppedAt: null,
      droppedBy: null,
      updatedAt: "2027-01-10T11:00:00Z",
    },
    texts: { justification: "", goal: "", tasks: "", expectedResults: "", control: "" },
    indicators: [],
    measures,
    schools: [],
    tracks: [0, 1, 2, 3].map((number) => ({ number, title: "", shortTitle: "" })),
    lines: [],
    samples: [],
    people: [],
    basis: [],
    beside: { inForce: null, open: null, revises: null, replacedBy: null, count: 1 },
    newLists: [],
    can: {
      edit: ALLOWED,
      submit: ALLOWED,
      withdraw: ALLOWED,
      approve: ALLOWED,
      return: ALLOWED,
      revise: ALLOWED,
      drop: ALLOWED,
    },
  };
}

/** A portal that keeps measures and answers with the changed row, as the real one does. */
function createPortal(measures: PlanDetails["measures"]) {
  const rows = new Map(measures.map((row) => [row.id, row]));
  const sent: PlanEdit[] = [];
  const failures: SendFailure[] = [];
  let seq = 5;
  const reply = (changes: Partial<SaveReply>): SaveReply => ({
    seq,
    savedAt: "2027-01-10T11:03:00Z",
    measures: [],
    removedMeasureIds: [],
    indicators: [],
    removedIndicatorIds: [],
    texts: [],
    gapCount: 0,
    ...changes,
  });
  const send = (edit: PlanEdit): Promise<SaveReply> => {
    sent.push(edit);
    const failure = failures.shift();
    if (failure) return Promise.reject(new Error(JSON.stringify(failure)));
    seq += 1;
    if (!("id" in edit)) return Promise.resolve(reply({}));
    const row = applyToMeasure(rows.get(edit.id), edit);
    if (!row) {
      rows.delete(edit.id);
      return Promise.resolve(reply({ removedMeasureIds: [edit.id] }));
    }
    rows.set(edit.id, row);
    return Promise.resolve(reply({ measures: [row] }));
  };
  return {
    rows,
    sent,
    failures,
    send,
    changes: () => Promise.resolve(reply({ measures: [...rows.values()] })),
  };
}

const MANY = Array.from({ length: 150 }, (_, index) =>
  newMeasure(`m${String(index)}`, index % 4, `A${String(index).padStart(3, "0")}1`, {
    title: `Мероприятие ${String(index)}`,
  }),
);

function setUp(
  measures = MANY,
  kept = new Map<string, DraftEntry<PlanEdit>>(),
  portal = createPortal(measures),
) {
  const editor = createEditor(planOf(measures), {
    ...portal,
    storage: createMemoryStorage(kept),
    owner: { userId: "user", record: "plan" },
    window: "w1",
    liveWindows: () => Promise.resolve(new Set<string>()),
    explain: (error) => JSON.parse((error as Error).message) as SendFailure,
  });
  return { ...editor, portal, kept, state: () => editor.store.getState() };
}

describe("the editor of a plan", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("changes only the row being edited: the other 149 keep their objects, the order its arrays", async () => {
    const { actions, state } = setUp();
    const before = state();
    for (const text of ["Н", "Но", "Нов", "Новое"]) actions.setMeasure("m7", "title", text);
    await vi.advanceTimersByTimeAsync(700);
    const after = state();
    const changed = Object.keys(after.measures).filter((id) => after.measures[id] !== before.measures[id]);
    expect(changed).toEqual(["m7"]);
    expect(after.order).toBe(before.order);
    expect(after.problems).toBe(before.problems);
    expect(after.measures.m7?.title).toBe("Новое");
    expect(after.line.kind).toBe("saved");
    expect(after.savedAt).toBe("2027-01-10T11:03:00Z");
  });

  it("adds below, copies, moves between tracks, removes and restores", async () => {
    const { actions, state, portal } = setUp(MANY.slice(0, 8));
    const added = actions.addMeasure(1, "m1", { title: "Новое" });
    expect(state().order[1]).toEqual(["m1", added, "m5"]);
    actions.shiftMeasure(added, 1);
    expect(state().order[1]).toEqual(["m1", "m5", added]);
    actions.shiftMeasure(added, 1);
    expect(state().order[1]).toEqual(["m1", "m5", added]);
    actions.moveToTrack(added, 3);
    expect(state().order[3]).toEqual(["m3", "m7", added]);
    actions.removeMeasure(added);
    expect(state().measures[added]).toBeUndefined();
    actions.restoreMeasure(added);
    expect(state().measures[added]?.title).toBe("Новое");
    await vi.advanceTimersByTimeAsync(700);
    expect(portal.sent.map((edit) => edit.kind)).toEqual([
      "add-measure",
      "move-measure",
      "move-measure",
      "remove-measure",
      "restore-measure",
    ]);
    expect(state().order[3]).toEqual(["m3", "m7", added]);
  });

  it("keeps a text typed since over what the answer of an earlier save brings", async () => {
    const { actions, state, portal } = setUp();
    actions.setMeasure("m1", "title", "первый");
    actions.flush();
    actions.setMeasure("m1", "title", "второй");
    await vi.advanceTimersByTimeAsync(0);
    expect(state().measures.m1?.title).toBe("второй");
    await vi.advanceTimersByTimeAsync(700);
    expect(portal.sent).toMatchObject([
      { base: "Мероприятие 1", value: "первый" },
      { base: "первый", value: "второй" },
    ]);
  });

  it("shows colleagues' changes except in fields with unsent text", async () => {
    const { actions, state, portal } = setUp();
    const row = portal.rows.get("m2");
    if (row) portal.rows.set("m2", { ...row, title: "чужое название", evidence: "чужой приказ" });
    actions.setMeasure("m2", "title", "моё название");
    await actions.refresh();
    expect(state().measures.m2).toMatchObject({ title: "моё название", evidence: "чужой приказ" });
  });

  it("keeps a period that is not understood as typed, through a reload too", async () => {
    const first = setUp();
    first.actions.setTyped("measure", "m3", "period", "когда-нибудь", "Не удалось понять срок");
    await vi.advanceTimersByTimeAsync(700);
    expect(first.portal.sent).toEqual([]);
    const second = setUp(MANY, first.kept);
    await second.open();
    expect(second.state().problems.m3?.[0]).toMatchObject({
      problem: { kind: "invalid", message: "Не удалось понять срок" },
      edit: { typed: "когда-нибудь" },
    });
    second.actions.setMeasure("m3", "period", { kind: "deadline", on: "2027-02-15" });
    await vi.advanceTimersByTimeAsync(700);
    expect(second.state().problems).toEqual({});
    expect(second.portal.rows.get("m3")?.period).toEqual({ kind: "deadline", on: "2027-02-15" });
  });

  it("refuses a title of 10,000 characters with a sentence and keeps it", async () => {
    const { actions, state, portal } = setUp();
    actions.setMeasure("m4", "title", "я".repeat(10_000));
    await vi.advanceTimersByTimeAsync(700);
    expect(portal.sent).toEqual([]);
    expect(state().measures.m4?.title).toHaveLength(10_000);
    expect(state().problems.m4?.[0]?.problem).toMatchObject({
      kind: "invalid",
      message: expect.stringContaining("Сократите") as string,
    });
  });

  it("settles a conflict either way", async () => {
    const { actions, state, portal } = setUp();
    const stale = {
      kind: "stale",
      current: "чужое",
      changedBy: "Коллега",
      changedAt: "2027-01-10T11:00:00Z",
    } as const;
    portal.failures.push({ kind: "problem", problem: stale });
    actions.setMeasure("m1", "title", "моё");
    await vi.advanceTimersByTimeAsync(700);
    expect(state().problems.m1?.[0]?.problem).toEqual(stale);
    actions.keepMine("m1:title");
    await vi.advanceTimersByTimeAsync(0);
    expect(portal.sent.at(-1)).toMatchObject({ base: "чужое", value: "моё" });
    expect(state().problems).toEqual({});

    portal.failures.push({ kind: "problem", problem: stale });
    actions.setMeasure("m1", "title", "ещё моё");
    await vi.advanceTimersByTimeAsync(700);
    const row = portal.rows.get("m1");
    if (row) portal.rows.set("m1", { ...row, title: "чужое" });
    actions.takeStored("m1:title");
    await vi.advanceTimersByTimeAsync(0);
    expect(state().measures.m1?.title).toBe("чужое");
  });
});
