import { randomUUID } from "node:crypto";

import { ORPCError } from "@orpc/server";
import { z } from "zod";

import { collisionOf } from "@/lib/core/db/collisions";
import { AppError, type AppErrorCode } from "@/lib/core/errors";
import { issueSentence } from "@/lib/core/format/issue-sentences";
import { errorFacts, log } from "@/lib/core/logger";

// Where a schema has no sentence of its own, for those who call the portal past its pages.
z.config({ localeError: issueSentence });

const details = z.object({
  fields: z.record(z.string(), z.string()).optional(),
  stale: z
    .object({ field: z.string(), current: z.unknown(), changedBy: z.string(), changedAt: z.string() })
    .optional(),
  retryAfter: z.number().optional(),
  errorId: z.string().optional(),
});

/** The typed errors of every procedure; `data` carries what a form or an editor needs to recover. */
export const ERRORS = {
  UNAUTHENTICATED: { status: 401, data: details },
  FORBIDDEN: { status: 403, data: details },
  NOT_FOUND: { status: 404, data: details },
  CONFLICT: { status: 409, data: details },
  STALE: { status: 409, data: details },
  INVALID: { status: 422, data: details },
  RATE_LIMITED: { status: 429, data: details },
  UNEXPECTED: { status: 500, data: details },
} as const;

/** What was thrown as the API tells it: AppError as it is, a refused input as INVALID, a collision by its sentence, the rest by an errorId and a log line. */
export function toApiError(
  error: unknown,
  procedure: string,
): ORPCError<AppErrorCode | "UNEXPECTED", z.infer<typeof details>> {
  const known = error instanceof AppError ? error : collisionOf(error);
  if (known) {
    if (known !== error)
      log("warn", "a command met somebody else's work", { procedure, ...errorFacts(error) });
    return new ORPCError(known.code, {
      defined: true,
      status: ERRORS[known.code].status,
      message: known.message,
      data: known.details,
    });
  }
  if (error instanceof ORPCError && error.code === "BAD_REQUEST") {
    const { message, fields } = readIssues(error);
    return new ORPCError("INVALID", { defined: true, status: 422, message, data: { fields } });
  }
  const errorId = randomUUID();
  log("error", "unexpected error in a procedure", { errorId, procedure, ...errorFacts(error) });
  return new ORPCError("UNEXPECTED", {
    defined: true,
    status: 500,
    message: `Не удалось выполнить действие. Повторите; если не поможет, сообщите в ИМАЦ номер ошибки ${errorId.slice(0, 8)}.`,
    data: { errorId },
  });
}

const issueList = z.object({
  issues: z.array(z.object({ message: z.string(), path: z.array(z.unknown()).optional() })),
});

function readIssues(error: { data: unknown }): { message: string; fields: Record<string, string> } {
  const parsed = issueList.safeParse(error.data);
  const issues = parsed.success ? parsed.data.issues : [];
  const fields: Record<string, string> = {};
  for (const issue of issues) fields[(issue.path ?? []).join(".")] ??= issue.message;
  return { message: issues[0]?.message ?? "Проверьте введённое: запрос составлен неверно.", fields };
}
