import { ORPCError } from "@orpc/client";
import { z } from "zod";

import type { SendFailure } from "./draft-queue";

const details = z
  .object({
    stale: z.object({ current: z.unknown(), changedBy: z.string(), changedAt: z.string() }),
    retryAfter: z.number(),
  })
  .partial();

const WAIT_SECONDS = 10;

/** What the failure of a request means for unsent edits. Anything but an answer of the portal is a lost connection. */
export function explainFailure(error: unknown): SendFailure {
  if (!(error instanceof ORPCError)) return { kind: "offline" };
  const { stale, retryAfter } = details.safeParse(error.data).data ?? {};
  const { message } = error;
  switch (error.code as string) {
    case "UNAUTHENTICATED":
      return { kind: "sign-in" };
    case "RATE_LIMITED":
      return { kind: "later", seconds: retryAfter ?? WAIT_SECONDS };
    case "STALE":
      if (stale) return { kind: "problem", problem: { kind: "stale", ...stale, current: stale.current } };
      return { kind: "problem", problem: { kind: "refused", message } };
    case "CONFLICT":
    case "FORBIDDEN":
      return { kind: "locked", message };
    case "INVALID":
      return { kind: "problem", problem: { kind: "invalid", message } };
    case "NOT_FOUND":
      return { kind: "problem", problem: { kind: "refused", message } };
    case "UNEXPECTED":
      return { kind: "problem", problem: { kind: "refused", message } };
    default:
      // A proxy or a portal that is starting: it will be back.
      return { kind: "offline" };
  }
}
