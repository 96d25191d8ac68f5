import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { planDocument } from "@/lib/modules/plans/print/document";
import { toPlanPrint } from "@/lib/modules/plans/print/rules";
import { getPlan } from "@/lib/modules/plans/queries";

interface RouteContext {
  params: Promise<{ municipality: string; year: string }>;
}

/** The plan as a Word file in the official layout. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  try {
    const ctx = await requireContext({ organisation: municipality });
    const plan = await getPlan(ctx, Number(year));
    return downloadResponse(await planDocument(toPlanPrint(plan)), {
      name: `План ${plan.municipality.name} ${year}.docx`,
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
