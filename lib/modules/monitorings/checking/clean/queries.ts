import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { MOST_AT_ONCE, type CleanFilter } from "@/lib/modules/monitorings/checking/clean/schema";
import type { CleanSubmissions } from "@/lib/modules/monitorings/checking/clean/types";
import { queueOrder, queueScope, queueWhere } from "@/lib/modules/monitorings/checking/queue/filter/queries";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { PERMISSION_OF_SIDE } from "@/lib/modules/monitorings/remarks/rules";

/**
 * What waits for the reader's level without a warning, of the campaign and the authority that are chosen, to be taken on
 * together: the longest waiting first, as many as one command takes. Those with remarks of the level that nobody has
 * seen are left out. Three statements.
 *
 * @throws AppError NOT_FOUND at the address of a school, FORBIDDEN for who does not check.
 */
export async function listClean(
  ctx: TenantContext,
  { campaign, municipality }: CleanFilter,
): Promise<CleanSubmissions> {
  const { organisation } = ctx;
  if (organisation?.kind === "school") throw notFoundError();
  const level = organisation?.kind === "municipality" ? ("municipality" as const) : ("region" as const);
  return withTenant(ctx, PERMISSION_OF_SIDE[level], async (tx, { regionId }) => {
    const filter = queueParams.parse({ campaign, municipality, warnings: "no" });
    const authority = organisation?.kind === "municipality" ? organisation : null;
    const scope = await queueScope(tx, { regionId, authority }, filter);
    const where = {
      AND: [await queueWhere(tx, scope, filter), { remarks: { none: { side: level, publishedAt: null } } }],
    };
    const submissions = await tx.submission.findMany({
      where,
      select: { id: true, version: true },
      orderBy: queueOrder(filter),
      take: MOST_AT_ONCE,
    });
    const total =
      submissions.length < MOST_AT_ONCE ? submissions.length : await tx.submission.count({ where });
    return { submissions, total };
  });
}
