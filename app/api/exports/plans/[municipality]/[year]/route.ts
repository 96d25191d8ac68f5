import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { planDocument } from "@/lib/modules/plans/print/document";
import { toPlanPrint } from "@/lib/modules/plans/print/rules";
import { getPlan } from "@/lib/modules/plans/queries";

interface RouteContext {
  params: Promise<{ municipality: string; year: string }>;
}

/** The plan as a Word file in the official layout: the text in force, or with `?version=` any other one. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  const version = new URL(request.url).searchParams.get("version");
  try {
    const ctx = await requireContext({ organisation: municipality });
    const plan = await getPlan(ctx, Number(year), version === null ? undefined : versionNumber(version));
    const edition = plan.beside.count > 1 ? `, редакция ${String(plan.version.number)}` : "";
    return downloadResponse(await planDocument(toPlanPrint(plan)), {
      name: `План ${plan.municipality.name} ${year}${edition}.docx`,
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** Anything that is no number is a text the plan has not. */
function versionNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
