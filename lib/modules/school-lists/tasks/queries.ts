import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { isoDay } from "@/lib/core/format/zone";
import type { Task } from "@/lib/modules/plans/tasks/types";
import { openListTasks } from "@/lib/modules/school-lists/tasks/rules";

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
