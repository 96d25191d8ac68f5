import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type { Task } from "@/lib/modules/plans/tasks/types";
import { openListTasks, reviewTasks } from "@/lib/modules/school-lists/tasks/rules";

/** Lists the authority of the address may object to, for those who may. One statement, in the caller's unit of work. */
export async function listReviewTasks(tx: Tx, ctx: TenantContext): Promise<Task[]> {
  if (!can(ctx, "school-list:appeal")) return [];
  const { municipalityId, regionId, code } = authorityOf(ctx);
  const lists = await tx.schoolList.findMany({
    where: { regionId, municipalityId: null, state: "in_review" },
    select: {
      id: true,
      kind: true,
      listYear: true,
      number: true,
      appealsUntil: true,
      _count: {
        select: {
          entries: { where: { school: { municipalityId } } },
          appeals: { where: { municipalityId } },
        },
      },
    },
    relationLoadStrategy: "join",
  });
  return reviewTasks(
    code,
    ctx.today,
    lists.map(({ _count, appealsUntil, ...list }) => ({
      ...list,
      appealsUntil: isoDay(appealsUntil) ?? "",
      schools: _count.entries,
      appeals: _count.appeals,
    })),
  );
}

/** Lists of the region that are not published yet, for those who make them. One statement. */
export async function getOpenListTasks(ctx: TenantContext): Promise<Task[]> {
  if (!can(ctx, "school-list:draft")) return [];
  return withTenant(ctx, "school-list:draft", async (tx, { regionId }) => {
    const lists = await tx.schoolList.findMany({
      where: { ownerId: regionId, state: { not: "published" } },
      select: {
        id: true,
        kind: true,
        listYear: true,
        number: true,
        state: true,
        appealsUntil: true,
        _count: { select: { appeals: { where: { state: "open" } } } },
      },
      orderBy: [{ listYear: "desc" }, { kind: "asc" }],
      relationLoadStrategy: "join",
    });
    return openListTasks(
      ctx.today,
      lists.map(({ _count, appealsUntil, ...list }) => ({
        ...list,
        appealsUntil: isoDay(appealsUntil),
        openAppeals: _count.appeals,
      })),
    );
  });
}
