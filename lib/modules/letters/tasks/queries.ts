import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { isoDay } from "@/lib/core/format/zone";
import { letterTasks } from "@/lib/modules/letters/tasks/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** Letters the authority of the address has to acknowledge, for those who may. One statement, in the caller's unit of work. */
export async function listLetterTasks(tx: Tx, ctx: TenantContext): Promise<Task[]> {
  if (!can(ctx, "letter:acknowledge")) return [];
  const { municipalityId, code } = authorityOf(ctx);
  const waiting = await tx.letterRecipient.findMany({
    where: { municipalityId, acknowledgedAt: null },
    select: { letter: { select: { id: true, issuer: true, number: true, date: true, subject: true } } },
    orderBy: [{ sentAt: "asc" }, { letterId: "asc" }],
    relationLoadStrategy: "join",
  });
  return letterTasks(
    code,
    waiting.map(({ letter }) => ({ ...letter, date: isoDay(letter.date) })),
  );
}
