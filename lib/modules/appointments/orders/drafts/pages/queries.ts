import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listListedSchools, ownerOf } from "@/lib/modules/appointments/queries";
import {
  orderYear,
  readContent,
  readDraft,
  readDraftFacts,
} from "@/lib/modules/appointments/orders/drafts/queries";
import type { DraftPage } from "@/lib/modules/appointments/orders/drafts/types";
import { listReplaceable } from "@/lib/modules/appointments/orders/queries";

/**
 * A draft as its editor takes it: rows, what the texts are written from, schools of the owner, orders it may replace. Eight
 * statements.
 *
 * @throws AppError NOT_FOUND for an order that is no draft of appointments.
 */
export async function getDraftPage(ctx: TenantContext, id: string): Promise<DraftPage> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, "appointment:read", async (tx) => {
    const order = await tx.order.findFirst({
      where: { id, organisationId: owner.organisationId, kind: "appointments", state: "draft" },
    });
    if (!order) throw notFoundError();
    const draft = await readDraft(tx, order);
    const facts = await readDraftFacts(tx, owner, {
      year: orderYear(draft.startsOn, ctx.today),
      today: ctx.today,
    });
    const listed = await listListedSchools(tx, owner, ctx.today);
    const schools = await tx.organisation.findMany({
      where: {
        regionId: owner.regionId,
        kind: "school",
        municipalityId: owner.municipalityId,
        OR: [{ closedOn: null }, { closedOn: { gt: new Date(ctx.today) } }],
      },
      select: { code: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const content = readContent(order.content);
    return {
      draft,
      facts,
      listed: listed.map(({ code, name }) => ({ code, name })),
      schools: schools.map(({ code, shortName }) => ({ code, name: shortName })),
      replaceable: await listReplaceable(tx, owner),
      paper: {
        number: content.paperNumber ?? "",
        date: content.paperDate ?? "",
        replacesId: content.paperReplaces ?? "",
        fileId: order.fileId,
      },
    };
  });
}
