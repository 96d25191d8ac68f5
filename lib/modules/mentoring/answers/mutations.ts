import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { VisitReasonInput, VisitVersionInput } from "@/lib/modules/mentoring/schema";
import { requireVisit, step } from "@/lib/modules/mentoring/visits/mutations";

/** The school agrees to the day. A command; audits `visit.agreed`. @throws as `requireVisit`. */
export async function agreeVisit(ctx: TenantContext, input: VisitVersionInput): Promise<{ version: number }> {
  return withTenant(ctx, "mentoring:answer", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, {
      id: input.visit,
      act: "agree",
      version: input.version,
    });
    return step(tx, actor, visit, "visit.agreed", {
      state: "agreed",
      agreedAt: await portalNow(tx),
      agreedByName: actor.userName,
    });
  });
}

/** The director confirms that it was so: the record is closed. A command; audits `visit.confirmed`. @throws as `requireVisit`. */
export async function confirmVisit(
  ctx: TenantContext,
  input: VisitVersionInput,
): Promise<{ version: number }> {
  return decide(ctx, input, "confirm", "visit.confirmed", { state: "confirmed" });
}

/** The director says why it was not so; the visitor mends the record. A command; audits `visit.disputed`. @throws as `requireVisit`. */
export async function disputeVisit(
  ctx: TenantContext,
  input: VisitReasonInput,
): Promise<{ version: number }> {
  return decide(ctx, input, "dispute", "visit.disputed", { state: "disputed", disputeReason: input.reason });
}

async function decide(
  ctx: TenantContext,
  { visit: id, version }: VisitVersionInput,
  act: "confirm" | "dispute",
  event: "visit.confirmed" | "visit.disputed",
  data: Prisma.VisitUncheckedUpdateInput,
): Promise<{ version: number }> {
  return withTenant(ctx, "mentoring:answer", async (tx, actor) => {
    const visit = await requireVisit(tx, ctx, actor, { id, act, version });
    return step(tx, actor, visit, event, {
      ...data,
      decidedAt: await portalNow(tx),
      decidedByName: actor.userName,
    });
  });
}
