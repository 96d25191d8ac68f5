import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import type { ForwardCleanInput } from "@/lib/modules/monitorings/checking/clean/schema";
import { allowGoingOn } from "@/lib/modules/monitorings/checking/policy";
import { closeRemarksOf } from "@/lib/modules/monitorings/remarks/publication/mutations";
import { PERMISSION_OF_SIDE } from "@/lib/modules/monitorings/remarks/rules";
import { allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import {
  holdSubmissions,
  requireAllowed,
  submissionRights,
} from "@/lib/modules/monitorings/submissions/queries";
import { takeSteps } from "@/lib/modules/monitorings/submissions/steps/mutations";
import type { HeldSubmission } from "@/lib/modules/monitorings/submissions/types";

/**
 * Takes on together what was counted without a warning: ИМАЦ accepts, an authority passes on to ИМАЦ. All or none: what
 * has moved on since it was counted makes the person count again. A command of a handful of statements, whatever the
 * number; audits `submission.accepted` or `submission.passed` of each.
 *
 * @throws AppError NOT_FOUND when one is not there, CONFLICT when one may not go on or has warnings, STALE.
 */
export async function forwardClean(
  ctx: TenantContext,
  { submissions }: ForwardCleanInput,
): Promise<{ count: number }> {
  const { organisation } = ctx;
  if (organisation?.kind === "school") throw notFoundError();
  const level = organisation?.kind === "municipality" ? ("municipality" as const) : ("region" as const);
  const action = level === "region" ? ("accept" as const) : ("pass" as const);
  return withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, actor) => {
    const versions = new Map(submissions.map(({ id, version }) => [id, version]));
    const ids = [...versions.keys()];
    const held = await holdSubmissions(tx, { ids, timeZone: ctx.timeZone });
    if (held.length < ids.length) throw notFoundError();
    for (const one of held)
      requireAllowed(allowSubmissionAction(action, one.facts, submissionRights(ctx, one)));
    if (held.some(({ id, version }) => versions.get(id) !== version))
      throw new AppError("STALE", "Список форм изменился, пока страница была открыта. Посчитайте их заново.");
    await requireClean(tx, ids);
    const unpublished = await tx.submissionRemark.count({
      where: { submissionId: { in: ids }, side: level, publishedAt: null },
    });
    requireAllowed(allowGoingOn(unpublished));
    await closeRemarksOf(tx, held, level, actor.userName);
    await letGo(tx, held, action === "accept");
    await takeSteps(tx, actor, held, action);
    return { count: held.length };
  });
}

async function requireClean(tx: Tx, ids: string[]): Promise<void> {
  const warned = await tx.submission.count({ where: { id: { in: ids }, warnings: { gt: 0 } } });
  if (warned === 0) return;
  throw new AppError("CONFLICT", "Среди форм есть формы с предупреждениями: проверьте их по одной.");
}

/** Nothing waits for a correction any more; what is accepted is the last sending. */
async function letGo(tx: Tx, held: readonly HeldSubmission[], accepted: boolean): Promise<void> {
  const ids = held.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE submissions SET returned_by = NULL, open_questions = '{}', return_before = NULL,
           accepted_sending = CASE WHEN ${accepted} THEN sendings ELSE accepted_sending END
     WHERE id = ANY(${ids}::uuid[])`;
}
