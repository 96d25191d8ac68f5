/**
 * Sends a file from a browser in parts. A lost line stops nothing: after a pause, or as soon as the browser says that
 * the line is back, the portal is asked how much it holds, and the sending goes on from there.
 */
import { z } from "zod";

import { explainFailure } from "@/lib/core/drafts/explain-failure";

export interface FileToSend<Stored> {
  /** Id made by the browser, the same at every try. */
  id: string;
  bytes: Blob;
  /** Who chose the file: refused when somebody else has signed in since. */
  actingUser?: string | undefined;
  /** Announces the file, or tells how far it has come. */
  begin: () => Promise<{ received: number; file: Stored | null }>;
  onProgress: (received: number) => void;
  /** The line is lost or back. */
  onLine: (lost: boolean) => void;
  signal: AbortSignal;
}

export type SendingEnd<Stored> =
  | { kind: "stored"; file: Stored }
  | { kind: "refused"; message: string }
  | { kind: "sign-in" }
  | { kind: "cancelled" };

type Step =
  { kind: "sent"; received: number } | { kind: "lost" } | { kind: "later"; seconds: number } | EndOfSending;
type EndOfSending = Exclude<SendingEnd<never>, { kind: "stored" }>;

const SMALLEST_PART = 64 * 1024;
const FIRST_PART = 256 * 1024;
const LARGEST_PART = 4 * 1024 * 1024;
/** A part that takes so long is sent again, smaller. */
const STALLED_MS = 60_000;
const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 15;

/** Sends a file to its end, however often the line is lost. Never throws. */
export async function sendFile<Stored>(task: FileToSend<Stored>): Promise<SendingEnd<Stored>> {
  let pause = FIRST_PAUSE_SECONDS;
  for (;;) {
    const begun = await beginning(task);
    if ("file" in begun && begun.file !== null) return { kind: "stored", file: begun.file };
    const end = "file" in begun ? await sendParts(task, begun.received) : begun;
    if (task.signal.aborted) return { kind: "cancelled" };
    if (end.kind === "sent") {
      pause = FIRST_PAUSE_SECONDS;
      continue;
    }
    if (end.kind !== "lost" && end.kind !== "later") return end;
    task.onLine(true);
    await waitForLine(end.kind === "later" ? end.seconds : pause, task.signal);
    pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS);
  }
}

async function beginning<Stored>(
  task: FileToSend<Stored>,
): Promise<{ received: number; file: Stored | null } | Step> {
  try {
    const begun = await task.begin();
    task.onLine(false);
    task.onProgress(begun.received);
    return begun;
  } catch (error) {
    const failure = explainFailure(error);
    switch (failure.kind) {
      case "offline":
        return { kind: "lost" };
      case "later":
      case "sign-in":
        return failure;
      case "locked":
        return { kind: "refused", message: failure.message };
      case "problem":
        return { kind: "refused", message: "message" in failure.problem ? failure.problem.message : "" };
    }
  }
}

/** Sends part after part until the portal has all bytes; the parts grow with the speed of the line. */
async function sendParts<Stored>(task: FileToSend<Stored>, from: number): Promise<Step> {
  let [received, length] = [from, FIRST_PART];
  for (;;) {
    const since = performance.now();
    const step = await sendPart(task, received, length);
    if (step.kind !== "sent") return step;
    task.onProgress(step.received);
    if (step.received >= task.bytes.size) return step;
    received = step.received;
    const seconds = (performance.now() - since) / 1_000;
    if (seconds < 2) length = Math.min(length * 2, LARGEST_PART);
    if (seconds > 10) length = Math.max(length / 2, SMALLEST_PART);
  }
}

async function sendPart<Stored>(task: FileToSend<Stored>, offset: number, length: number): Promise<Step> {
  const { id, bytes, actingUser, signal } = task;
  let body: ArrayBuffer;
  try {
    body = await bytes.slice(offset, offset + length).arrayBuffer();
  } catch {
    return {
      kind: "refused",
      message: "Файл больше не читается: он изменён или удалён. Выберите его ещё раз.",
    };
  }
  try {
    const response = await fetch(`/api/files/${id}?offset=${String(offset)}`, {
      method: "PUT",
      headers: {
        "content-type": "application/octet-stream",
        ...(actingUser !== undefined && { "x-acting-user": actingUser }),
      },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(STALLED_MS)]),
    });
    return stepOf(response.status, await response.json());
  } catch {
    return signal.aborted ? { kind: "cancelled" } : { kind: "lost" };
  }
}

const answer = z
  .object({
    received: z.number(),
    message: z.string(),
    data: z.object({ retryAfter: z.number() }).partial(),
  })
  .partial();

function stepOf(status: number, json: unknown): Step {
  const { received, message = "", data } = answer.parse(json);
  if (received !== undefined && (status === 200 || status === 409)) return { kind: "sent", received };
  if (status === 401) return { kind: "sign-in" };
  if (status === 429) return { kind: "later", seconds: data?.retryAfter ?? LONGEST_PAUSE_SECONDS };
  // A proxy before a portal that starts: it will be back.
  if (status === 502 || status === 503 || status === 504) return { kind: "lost" };
  return { kind: "refused", message };
}

function waitForLine(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1_000);
    window.addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
