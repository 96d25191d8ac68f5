import { z } from "zod";

import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { orderDocument } from "@/lib/modules/appointments/orders/document";
import { getOrderPrint } from "@/lib/modules/appointments/orders/print/queries";
import { getAnnexPlan } from "@/lib/modules/appointments/orders/print/plans/queries";

interface RouteContext {
  params: Promise<{ organisation: string; id: string }>;
}

const DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** The order as a Word document with its annexes. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { organisation, id } = await params;
  try {
    if (!z.uuid().safeParse(id).success) throw notFoundError();
    const ctx = await requireContext({ organisation });
    const order = await getOrderPrint(ctx, id);
    const plan = order.planYear === null ? null : await getAnnexPlan(ctx, order.planYear);
    return downloadResponse(await orderDocument(order, plan), {
      name: `${order.draft ? "Проект приказа" : `Приказ № ${order.number.replaceAll("/", "-")}`}.docx`,
      type: DOCX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
