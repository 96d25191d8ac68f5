import type { Prisma } from "@/lib/core/db/generated/client";
import { isoDay } from "@/lib/core/format/zone";
import {
  allowRequest,
  decidingLevel,
  lastDayOf,
  latestDayOf,
} from "@/lib/modules/monitorings/extensions/policy";
import type { ExtensionRights, ExtensionRow } from "@/lib/modules/monitorings/extensions/types";
import { isWritable } from "@/lib/modules/monitorings/submissions/rules";
import type { SubmissionFacts, SubmissionRights } from "@/lib/modules/monitorings/submissions/types";

/** What more time is read by, as a part of the submission it is for: the newest first. */
export const EXTENSION_PARTS = {
  orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
} as const satisfies Prisma.Submission$extensionsArgs;

type StoredExtension = Prisma.SubmissionExtensionGetPayload<Record<string, never>>;

/** Requests and grants as people read them. */
export function toExtensions(stored: readonly StoredExtension[]): ExtensionRow[] {
  return stored.map((row) => ({
    id: row.id,
    state: row.state,
    reason: row.reason,
    wantedUntilOn: isoDay(row.wantedUntilOn),
    requestedBy: row.requestedByName,
    requestedAt: row.requestedAt.toISOString(),
    decidedBy: row.decidedByName,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedLevel: row.decidedLevel,
    decisionReason: row.decisionReason,
    grantedUntilOn: isoDay(row.grantedUntilOn),
    version: row.version,
  }));
}

/** What the reader may do about more time for a submission. */
export function extensionRights(
  stored: readonly StoredExtension[],
  facts: SubmissionFacts,
  rights: SubmissionRights,
): ExtensionRights {
  const pending = stored.some(({ state }) => state === "requested");
  const request = allowRequest(facts, rights, { pending });
  const running = facts.campaign === "opened" && !facts.excused && isWritable(facts.state);
  const level = running ? decidingLevel(facts, rights) : null;
  return {
    whyNotRequest: request.allowed ? null : request.reason,
    level,
    untilOn: lastDayOf(facts),
    latestOn: level === null ? null : latestDayOf(level, facts),
  };
}
