import { describe, expect, it, vi } from "vitest";

import { createOrderEditor, valueOf, type OrderEdit } from "@/components/appointments/create-order-editor";
import { createMemoryStorage } from "@/lib/core/drafts/draft-storage";
import {
  ORDER_TEXT_FIELDS,
  type OrderDraft,
  type OrderTexts,
} from "@/lib/modules/appointments/orders/drafts/types";

const draft = (change: Partial<OrderDraft> = {}): OrderDraft => ({
  version: 1,
  savedAt: "",
  title: "Об организации работы",
  startsOn: "",
  endsOn: "",
  annexPlan: "",
  texts: Object.fromEntries(ORDER_TEXT_FIELDS.map((field) => [field, ""])) as OrderTexts,
  rows: [],
  ...change,
});

function setUp(send: (edit: OrderEdit) => Promise<OrderDraft>) {
  return createOrderEditor(draft(), {
    send,
    storage: createMemoryStorage(),
    owner: { userId: "u", record: "order:1" },
    window: "w",
    liveWindows: () => Promise.resolve(new Set()),
    explain: (error) => JSON.parse((error as Error).message) as never,
  });
}

describe("the editor of an order", () => {
  it("sends a field with its base and takes over the draft the portal answers with", async () => {
    vi.useFakeTimers();
    const sent: OrderEdit[] = [];
    const editor = setUp((edit) => {
      sent.push(edit);
      return Promise.resolve(draft({ version: 2, title: edit.value, startsOn: "2026-01-15" }));
    });
    editor.set("title", "О назначении");
    expect(editor.store.getState().draft.title).toBe("О назначении");
    await vi.advanceTimersByTimeAsync(700);
    expect(sent).toEqual([{ field: "title", base: "Об организации работы", value: "О назначении" }]);
    expect(valueOf(editor.store.getState().draft, "startsOn")).toBe("2026-01-15");
    expect(editor.store.getState().settled).toBe(true);
    vi.useRealTimers();
  });

  it("keeps what was typed beside what somebody else stored until the person chooses", async () => {
    vi.useFakeTimers();
    const problem = { kind: "stale", current: "чужой", changedBy: "Коллега", changedAt: "" };
    const editor = setUp(() => Promise.reject(new Error(JSON.stringify({ kind: "problem", problem }))));
    editor.set("place", "мой");
    await vi.advanceTimersByTimeAsync(700);
    expect(editor.store.getState().problems.place).toEqual(problem);
    expect(editor.store.getState().draft.texts.place).toBe("мой");
    editor.takeStored("place");
    expect(editor.store.getState().draft.texts.place).toBe("чужой");
    expect(editor.store.getState().problems).toEqual({});
    vi.useRealTimers();
  });
});
