import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { createDraftQueue, type SendFailure, type SentTogether } from "./draft-queue";
import { createMemoryStorage, type DraftEntry } from "./draft-storage";

interface Edit {
  field: string;
  base: string;
  value: string;
}

/** A portal that stores fields, and can be told to fail. */
function createPortal() {
  const stored: Record<string, string> = {};
  const requests: Edit[] = [];
  const failures: (SendFailure & { afterStoring?: boolean })[] = [];
  const send = (edit: Edit): Promise<string> => {
    requests.push(edit);
    const failure = failures.shift();
    if (failure && !failure.afterStoring) return Promise.reject(new Error(JSON.stringify(failure)));
    const now = stored[edit.field] ?? "";
    if (now !== edit.value && now !== edit.base) {
      const problem = {
        kind: "stale",
        current: now,
        changedBy: "Коллега",
        changedAt: "2027-01-10T11:00:00Z",
      };
      return Promise.reject(new Error(JSON.stringify({ kind: "problem", problem })));
    }
    stored[edit.field] = edit.value;
    return failure ? Promise.reject(new Error(JSON.stringify(failure))) : Promise.resolve("ok");
  };
  return { stored, requests, failures, send };
}

function setUp(
  kept = new Map<string, DraftEntry<Edit>>(),
  portal = createPortal(),
  window = "w1",
  userId = "u1",
) {
  const queue = createDraftQueue<Edit, string>({
    storage: createMemoryStorage(kept),
    owner: { userId, record: "plan:91-02:2027" },
    window,
    liveWindows: () => Promise.resolve(new Set(["other"])),
    send: portal.send,
    explain: (error) => JSON.parse((error as Error).message) as SendFailure,
    merge: (earlier, later) => (earlier.base === later.value ? null : { ...later, base: earlier.base }),
    onSaved: () => undefined,
    onChange: () => undefined,
  });
  const type = (value: string, base = "", field = "title") => queue.put(field, { field, base, value });
  return { queue, portal, kept, type };
}

const pause = () => vi.advanceTimersByTimeAsync(601);

describe("the queue of unsent edits", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends one request for one pause in typing, with the first base and the last value", async () => {
    const { queue, portal, kept, type } = setUp();
    type("С", "");
    type("Со", "С");
    type("Соб", "Со");
    expect(queue.state().kind).toBe("saving");
    expect(kept.size).toBe(1);
    await pause();
    expect(portal.requests).toEqual([{ field: "title", base: "", value: "Соб" }]);
    expect(queue.state().kind).toBe("saved");
    expect(kept.size).toBe(0);
  });

  it("sends nothing when the text is put back as it was", async () => {
    const { portal, kept, type } = setUp();
    type("Собрание", "");
    type("", "Собрание");
    await pause();
    expect(portal.requests).toEqual([]);
    expect(kept.size).toBe(0);
  });

  it("keeps edits made while one is on its way and sends them after it", async () => {
    const { portal, type, queue } = setUp();
    type("один");
    queue.flush();
    type("два", "один");
    await pause();
    expect(portal.requests.map((edit) => edit.value)).toEqual(["один", "два"]);
    expect(portal.stored.title).toBe("два");
  });

  it("says the connection is lost, keeps the text and retries with growing pauses", async () => {
    const { queue, portal, kept, type } = setUp();
    portal.failures.push({ kind: "offline" }, { kind: "offline" });
    type("текст");
    await pause();
    expect(queue.state().kind).toBe("offline");
    expect(kept.size).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(portal.requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(3_900);
    expect(portal.requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(200);
    expect(portal.stored.title).toBe("текст");
    expect(queue.state().kind).toBe("saved");
  });

  it("repeats word for word a request whose answer was lost, then sends what was typed since", async () => {
    const { queue, portal, type } = setUp();
    portal.failures.push({ kind: "offline", afterStoring: true });
    type("первый");
    await pause();
    type("второй", "первый");
    await vi.advanceTimersByTimeAsync(2_000);
    expect(portal.requests.map((edit) => edit.value)).toEqual(["первый", "первый", "второй"]);
    expect(portal.stored.title).toBe("второй");
    expect(queue.entries()).toEqual([]);
  });

  it("sends again when its page was put aside and is shown again", async () => {
    const { queue, portal, type } = setUp();
    await queue.open();
    queue.close();
    type("набрано");
    await pause();
    expect(portal.requests).toEqual([]);
    await queue.open();
    queue.flush();
    await pause();
    expect(portal.stored).toEqual({ title: "набрано" });
    expect(queue.entries()).toEqual([]);
  });

  it("takes over after a reload what the closed window left, in the order it was made", async () => {
    const first = setUp();
    first.portal.failures.push({ kind: "offline" });
    first.type("название");
    first.type("итог", "", "result");
    await pause();
    first.queue.close();
    const second = setUp(first.kept, first.portal, "w2");
    const left = await second.queue.open();
    expect(left.map((entry) => entry.edit.value)).toEqual(["название", "итог"]);
    second.queue.flush();
    await pause();
    expect(first.portal.stored).toEqual({ title: "название", result: "итог" });
    expect(first.kept.size).toBe(0);
  });

  it("leaves alone the edits of another window that is open", async () => {
    const first = setUp(new Map(), createPortal(), "other");
    first.type("текст");
    const second = setUp(first.kept, first.portal, "w2");
    expect(await second.queue.open()).toEqual([]);
  });

  it("never shows or sends the edits of one person under another", async () => {
    const first = setUp();
    first.type("текст");
    first.queue.close();
    const second = setUp(first.kept, first.portal, "w2", "u2");
    expect(await second.queue.open()).toEqual([]);
    second.queue.flush();
    await pause();
    expect(first.portal.requests).toEqual([]);
  });

  it("waits for a new sign-in and then sends everything", async () => {
    const { queue, portal, type } = setUp();
    portal.failures.push({ kind: "sign-in" });
    type("текст");
    await pause();
    expect(queue.state().kind).toBe("sign-in");
    type("ещё", "", "result");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(portal.requests).toHaveLength(1);
    queue.resume();
    await pause();
    expect(portal.stored).toEqual({ title: "текст", result: "ещё" });
  });

  it("puts a conflict before the person and lets other fields through", async () => {
    const { queue, portal, type } = setUp();
    portal.stored.title = "чужой";
    type("мой");
    type("итог", "", "result");
    await pause();
    expect(portal.stored).toEqual({ title: "чужой", result: "итог" });
    expect(queue.entries()[0]?.problem).toMatchObject({ kind: "stale", current: "чужой" });
    type("мой, дополненный", "мой");
    await pause();
    expect(portal.stored.title).toBe("чужой");
    queue.retry("title", { field: "title", base: "чужой", value: "мой, дополненный" });
    await pause();
    expect(portal.stored.title).toBe("мой, дополненный");
  });

  it("sends a refused field again once it is corrected", async () => {
    const { queue, portal, type } = setUp();
    portal.failures.push({ kind: "problem", problem: { kind: "invalid", message: "Сократите текст" } });
    type("длинный");
    await pause();
    expect(queue.entries()[0]?.problem).toEqual({ kind: "invalid", message: "Сократите текст" });
    type("короче", "длинный");
    await pause();
    expect(portal.stored.title).toBe("короче");
  });

  it("stops at a locked plan and keeps the texts", async () => {
    const { queue, portal, kept, type } = setUp();
    portal.failures.push({ kind: "locked", message: "План на утверждении" });
    type("текст");
    await pause();
    expect(queue.state()).toEqual({ kind: "locked", message: "План на утверждении" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(portal.requests).toHaveLength(1);
    expect(kept.size).toBe(1);
  });
});

describe("edits sent together", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function together(answers: (SentTogether<string> | SendFailure)[]) {
    const requests: Edit[][] = [];
    const saved: string[] = [];
    const queue = createDraftQueue<Edit, string>({
      storage: createMemoryStorage(),
      owner: { userId: "u1", record: "submission:1" },
      window: "w1",
      liveWindows: () => Promise.resolve(new Set()),
      most: 3,
      sendTogether: (edits) => {
        requests.push([...edits]);
        const answer = answers.shift() ?? { reply: "ok", problems: [] };
        return "kind" in answer ? Promise.reject(new Error(JSON.stringify(answer))) : Promise.resolve(answer);
      },
      explain: (error) => JSON.parse((error as Error).message) as SendFailure,
      merge: (earlier, later) => (earlier.base === later.value ? null : { ...later, base: earlier.base }),
      onSaved: ({ field }) => saved.push(field),
      onChange: () => undefined,
    });
    const type = (field: string, value = "x") => queue.put(field, { field, base: "", value });
    return {
      queue,
      requests,
      saved,
      type,
      sent: () => requests.map((edits) => edits.map(({ field }) => field)),
    };
  }

  it("go in one request, as many as the portal takes, a key once in each", async () => {
    const { type, sent, saved, queue } = together([]);
    ["a", "b", "c", "d"].forEach((field) => type(field));
    await pause();
    expect(sent()).toEqual([["a", "b", "c"], ["d"]]);
    expect(saved).toEqual(["a", "b", "c", "d"]);
    expect(queue.state().kind).toBe("saved");
  });

  it("keep what the portal did not take beside its field, and let the others go", async () => {
    const problem = { kind: "stale" as const, current: "y", changedBy: "Коллега", changedAt: "" };
    const { type, queue, saved } = together([{ reply: "ok", problems: [null, problem] }]);
    ["a", "b", "c"].forEach((field) => type(field));
    await pause();
    expect(saved).toEqual(["a", "c"]);
    expect(queue.entries().map(({ key, problem: kept }) => [key, kept])).toEqual([["b", problem]]);
  });

  it("are repeated word for word when the answer was lost", async () => {
    const { type, requests, queue } = together([{ kind: "offline" }]);
    ["a", "b"].forEach((field) => type(field));
    await pause();
    expect(queue.state().kind).toBe("offline");
    type("a", "xy");
    await vi.advanceTimersByTimeAsync(2_001);
    expect(requests[1]).toEqual(requests[0]);
    expect(requests[2]).toEqual([{ field: "a", base: "", value: "xy" }]);
  });

  it("go alone after a refusal of the whole, so that only the culprit waits", async () => {
    const wrong = { kind: "problem" as const, problem: { kind: "invalid" as const, message: "Нет файла" } };
    const { type, sent, queue } = together([wrong, { reply: "ok", problems: [] }, wrong]);
    ["a", "b", "c"].forEach((field) => type(field));
    await pause();
    expect(sent()).toEqual([["a", "b", "c"], ["a"], ["b"], ["c"]]);
    expect(queue.entries().map(({ key }) => key)).toEqual(["b"]);
  });
});
