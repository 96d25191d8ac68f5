import { cache } from "react";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { listGaps, listRegionGaps } from "@/lib/modules/appointments/gaps/queries";
import { getDraftPage } from "@/lib/modules/appointments/orders/drafts/pages/queries";
import { historyParams, orderParams } from "@/lib/modules/appointments/orders/schema";
import { getOrder, listHeldAppointments, listOrders } from "@/lib/modules/appointments/orders/queries";
import { mayAsOwner, ownerOf } from "@/lib/modules/appointments/queries";
import { listPool } from "@/lib/modules/appointments/people/queries";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The address names an authority by its code; without one it is the region. */
const contextAt = (code?: string) => pageContext(code === undefined ? "region" : { organisation: code });

/** Register of orders with the gaps of the day. */
export async function loadOrders(params: Params, code?: string) {
  const asked = orderParams.parse(await params);
  return orNotFound(async () => {
    const ctx = await contextAt(code);
    return { register: await listOrders(ctx, asked), gaps: await listGaps(ctx) };
  });
}

/** An order, with its draft while it is one; an id that cannot be is an order that is not there. */
export const loadOrder = cache((id: string, code?: string) =>
  orNotFound(async () => {
    if (!z.uuid().safeParse(id).success) throw notFoundError();
    const ctx = await contextAt(code);
    const order = await getOrder(ctx, id);
    const page =
      order.standing === "draft" && order.kind === "appointments" ? await getDraftPage(ctx, id) : null;
    return {
      order,
      page,
      viewer: { id: ctx.user.id, email: ctx.user.email },
    };
  }),
);

/** «Кто что исполнял». */
export async function loadHistory(params: Params, code?: string) {
  const asked = historyParams.parse(await params);
  return orNotFound(async () => listHeldAppointments(await contextAt(code), asked));
}

/** The region's pool of mentors. */
export const loadPool = cache((code?: string) =>
  orNotFound(async () => {
    const ctx = await contextAt(code);
    const owner = ownerOf(ctx);
    return {
      ...(await listPool(ctx)),
      owner: { code: owner.code, path: owner.path },
      today: ctx.today,
      mayOffer: owner.municipalityId !== null && mayAsOwner(ctx, owner, "order:edit"),
    };
  }),
);

/** Gaps by municipality, and the norms they are found by. */
export const loadRegionAppointments = cache(() =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const owner = ownerOf(ctx);
    return {
      ...(await listRegionGaps(ctx)),
      organisation: owner.code,
      today: ctx.today,
      mayEdit: mayAsOwner(ctx, owner, "order:edit"),
    };
  }),
);
