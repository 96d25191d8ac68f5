import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { letterTasks } from "@/lib/modules/letters/tasks/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** Letters the authority of the address has to acknowledge, for those who may. One statement. */
export async function getLetterTasks(ctx: TenantContext): Promise<Task[]> {
  if (!can(ctx, "letter:acknowledge")) return [];
  const { municipalityId, code } = authorityOf(ctx);
  return withTenant(ctx, "letter:acknowledge", async (tx) => {
    const waiting = await tx.letterRecipient.findMany({
      where: { municipalityId, acknowledgedAt: null },
      select: { letter: { select: { id: true, issuer: true, number: true, date: true, subject: true } } },
      orderBy: [{ sentAt: "asc" }, { letterId: "asc" }],
      relationLoadStrategy: "join",
    });
    return letterTasks(
      code,
      waiting.map(({ letter }) => ({ ...letter, date: letter.date.toISOString().slice(0, 10) })),
    );
  });
}
