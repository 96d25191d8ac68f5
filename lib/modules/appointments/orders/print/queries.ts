import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import { ownerOf } from "@/lib/modules/appointments/queries";
import { orderYear, readDraft, readDraftFacts } from "@/lib/modules/appointments/orders/drafts/queries";
import { orderTextsOf } from "@/lib/modules/appointments/orders/drafts/rules";
import { toOrderPrint } from "@/lib/modules/appointments/orders/print/rules";
import type { OrderPrint } from "@/lib/modules/appointments/orders/print/types";

/**
 * An order of appointments worded for paper: of a draft as it stands, of a registered one as it was. Five statements.
 *
 * @throws AppError NOT_FOUND: absent, of another owner, or not of appointments.
 */
export async function getOrderPrint(ctx: TenantContext, id: string): Promise<OrderPrint> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, "appointment:read", async (tx) => {
    const order = await tx.order.findFirst({
      where: { id, organisationId: owner.organisationId, kind: "appointments", state: { not: "dropped" } },
    });
    if (!order) throw notFoundError();
    const draft = await readDraft(tx, order);
    const year = orderYear(draft.startsOn, ctx.today);
    const facts = await readDraftFacts(tx, owner, { year, today: ctx.today });
    return toOrderPrint({
      ...draft,
      number: order.number,
      date: isoDay(order.date),
      texts: orderTextsOf(draft, facts),
      year,
      ofRegion: owner.municipalityId === null,
    });
  });
}
