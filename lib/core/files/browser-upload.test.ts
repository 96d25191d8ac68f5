import { ORPCError } from "@orpc/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { sendFile } from "@/lib/core/files/browser-upload";

/** A portal that keeps what it is sent; a part may be answered otherwise, once each. */
interface Portal {
  held: number;
  parts: { offset: number; length: number; headers: Headers }[];
  /** What happens to the next parts. */
  ahead: ("lost" | "lost after" | "stale" | { status: number; body: unknown })[];
}

const SIZE = 1_000_000;
const bytes = new Blob([new Uint8Array(SIZE)]);

let portal: Portal;
let line: EventTarget;

function json(status: number, body: unknown): Response {
  return Response.json(body, { status });
}

async function answerOf(url: string, init: RequestInit): Promise<Response> {
  const offset = Number(new URL(url, "http://localhost").searchParams.get("offset"));
  const { byteLength: length } = init.body as ArrayBuffer;
  portal.parts.push({ offset, length, headers: new Headers(init.headers) });
  init.signal?.throwIfAborted();
  const next = portal.ahead.shift();
  if (next === "lost") throw new TypeError("Failed to fetch");
  if (typeof next === "object") return json(next.status, next.body);
  if (next === "stale") portal.held += 1_000; // somebody else has sent a little meanwhile
  if (offset !== portal.held) return json(409, { received: portal.held });
  portal.held += length;
  if (next === "lost after") throw new TypeError("Failed to fetch");
  return Promise.resolve(json(200, { received: portal.held }));
}

beforeEach(() => {
  vi.useFakeTimers();
  portal = { held: 0, parts: [], ahead: [] };
  line = new EventTarget();
  vi.stubGlobal("window", line);
  vi.stubGlobal("fetch", vi.fn(answerOf));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function sending(options: Partial<Parameters<typeof sendFile>[0]> = {}) {
  const progress: number[] = [];
  const lines: boolean[] = [];
  const end = sendFile({
    id: "1",
    bytes,
    begin: () => Promise.resolve({ received: portal.held, file: portal.held === SIZE ? "stored" : null }),
    onProgress: (received) => progress.push(received),
    onLine: (lost) => lines.push(lost),
    signal: new AbortController().signal,
    ...options,
  });
  return { end, progress, lines };
}

describe("sendFile", () => {
  it("sends part after part, each from where the portal is", async () => {
    const { end, progress, lines } = sending({ actingUser: "u1" });
    expect(await end).toEqual({ kind: "stored", file: "stored" });
    expect(portal.parts.length).toBeGreaterThan(1);
    expect(portal.parts.reduce((sum, { length }) => sum + length, 0)).toBe(SIZE);
    expect(portal.parts[0]?.headers.get("x-acting-user")).toBe("u1");
    expect(portal.parts[0]?.headers.get("content-type")).toBe("application/octet-stream");
    expect(progress.at(-1)).toBe(SIZE);
    expect(lines).not.toContain(true);
  });

  it("goes on by itself after a lost line, from what had come", async () => {
    portal.ahead = ["lost after", "lost", "lost"];
    const { end, lines } = sending();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await end).toEqual({ kind: "stored", file: "stored" });
    expect(lines).toContain(true);
    expect(lines.at(-1)).toBe(false);
  });

  it("goes on at once when the browser says that the line is back", async () => {
    portal.ahead = ["lost"];
    const { end, lines } = sending();
    await vi.waitFor(() => {
      expect(lines).toContain(true);
    });
    line.dispatchEvent(new Event("online"));
    expect(await end).toEqual({ kind: "stored", file: "stored" });
  });

  it("goes on from the place the portal names", async () => {
    portal.ahead = ["stale"];
    const { end } = sending();
    expect(await end).toEqual({ kind: "stored", file: "stored" });
    expect(portal.parts[1]?.offset).toBe(1_000);
  });

  it("waits while it is told to, and outlives a proxy before a portal that starts", async () => {
    portal.ahead = [
      { status: 429, body: { message: "Слишком много запросов", data: { retryAfter: 7 } } },
      { status: 502, body: {} },
    ];
    const { end } = sending();
    await vi.advanceTimersByTimeAsync(6_900);
    expect(portal.parts).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await end).toEqual({ kind: "stored", file: "stored" });
  });

  it.each([
    [422, "Файл повреждён", { kind: "refused", message: "Файл повреждён" }],
    [403, "Не со страницы портала", { kind: "refused", message: "Не со страницы портала" }],
    [401, "Вход завершён", { kind: "sign-in" }],
  ])("ends at %i", async (status, message, expected) => {
    portal.ahead = [{ status, body: { message } }];
    expect(await sending().end).toEqual(expected);
  });

  it("ends when the file is refused before it is sent", async () => {
    const refusal = new ORPCError("INVALID", { status: 422, message: "Файл пуст" });
    const { end } = sending({ begin: () => Promise.reject(refusal) });
    expect(await end).toEqual({ kind: "refused", message: "Файл пуст" });
    expect(portal.parts).toEqual([]);
  });

  it("says so when the file has gone from the disk of the person", async () => {
    const gone = new Blob([new Uint8Array(SIZE)]);
    vi.spyOn(gone, "slice").mockReturnValue({ arrayBuffer: () => Promise.reject(new Error("gone")) } as Blob);
    expect(await sending({ bytes: gone }).end).toMatchObject({ kind: "refused" });
  });

  it("stops when it is cancelled, also while it waits", async () => {
    portal.ahead = ["lost"];
    const abort = new AbortController();
    const { end, lines } = sending({ signal: abort.signal });
    await vi.waitFor(() => {
      expect(lines).toContain(true);
    });
    abort.abort();
    expect(await end).toEqual({ kind: "cancelled" });
  });
});
