import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { contextOfUser, type ContextTarget } from "@/lib/core/db/bootstrap";

/** The context a signed-in user would get for a target; throws where the portal would answer 404. */
export async function actorContext(userId: string, target: ContextTarget): Promise<TenantContext> {
  const ctx = await contextOfUser(userId, null, target);
  if (!ctx) throw new Error(`Nothing of user ${userId} covers ${JSON.stringify(target)}`);
  return ctx;
}
