import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { EMPTY_DRAFT } from "@/lib/modules/monitorings/filling/patch/rules";
import type { ListAnswerChangesInput } from "@/lib/modules/monitorings/filling/schema";
import type { Draft, FillingReply, ForeignChange } from "@/lib/modules/monitorings/filling/types";
import { submissionRights } from "@/lib/modules/monitorings/submissions/queries";

/** A draft with who wrote it last; empty before the first answer. */
export interface StoredDraft {
  draft: Draft;
  seq: number;
  updatedAt: string | null;
  updatedBy: string;
}

/** What is being written, seen by the respondent alone. One statement. */
export async function readDraft(tx: Tx, submissionId: string): Promise<StoredDraft> {
  const stored = await tx.submissionAnswers.findUnique({
    where: { submissionId },
    select: { answers: true, explanations: true, editSeq: true, updatedAt: true, updatedByName: true },
  });
  if (!stored) return { draft: EMPTY_DRAFT, seq: 0, updatedAt: null, updatedBy: "" };
  return {
    draft: {
      answers: stored.answers as Draft["answers"],
      explanations: stored.explanations as Draft["explanations"],
    },
    seq: stored.editSeq,
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: stored.updatedByName,
  };
}

interface ChangeRow {
  field: string;
  seq: number;
  after: unknown;
  changed_at: Date;
  changed_by_id: string;
  changed_by_name: string;
}

export interface FoundChange extends ForeignChange {
  seq: number;
  changedById: string;
}

/**
 * The last change of each field made after a number, and of the fields named whenever it was made; in the order they
 * were made. A row counts as changed with its cells. One statement.
 */
export async function changesSince(
  tx: Tx,
  { submissionId, since, fields = [] }: { submissionId: string; since: number; fields?: readonly string[] },
): Promise<FoundChange[]> {
  const rows = await tx.$queryRaw<ChangeRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (c.field) c.field, c.seq, c.after, c.changed_at, c.changed_by_id, c.changed_by_name
        FROM submission_changes c
       WHERE c.submission_id = ${submissionId}::uuid
         AND (c.seq > ${since}::int OR EXISTS (
               SELECT FROM unnest(${[...fields]}::text[]) f WHERE c.field = f OR starts_with(c.field, f || '/')))
       ORDER BY c.field, c.seq DESC) last
     ORDER BY seq`;
  return rows.map((row) => ({
    field: row.field,
    seq: row.seq,
    value: row.after,
    changedById: row.changed_by_id,
    changedBy: row.changed_by_name,
    changedAt: row.changed_at.toISOString(),
  }));
}

/**
 * What was changed in a draft after the browser's number. Three statements, four when there is something.
 *
 * @throws AppError NOT_FOUND when it is not there, or not for the person to write.
 */
export async function listAnswerChanges(
  ctx: TenantContext,
  { id, seq }: ListAnswerChangesInput,
): Promise<FillingReply> {
  return withTenant(ctx, "submission:fill", async (tx) => {
    const submission = await tx.submission.findUnique({
      where: { id },
      select: { organisationId: true, municipalityId: true, state: true, version: true },
    });
    if (!submission || !submissionRights(ctx, submission).fill) throw notFoundError();
    const stored = await readDraft(tx, id);
    const found = stored.seq > seq ? await changesSince(tx, { submissionId: id, since: seq }) : [];
    return {
      seq: stored.seq,
      savedAt: stored.updatedAt ?? (await portalNow(tx)).toISOString(),
      state: submission.state,
      version: submission.version,
      others: found.map(toForeign),
      conflicts: [],
      refusals: [],
    };
  });
}

/** Without its number and whose id it is. */
export function toForeign({ field, value, changedBy, changedAt }: FoundChange): ForeignChange {
  return { field, value, changedBy, changedAt };
}
