import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { resultsDocument } from "@/lib/modules/plans/closing/document";
import { getClosing } from "@/lib/modules/plans/closing/queries";

interface RouteContext {
  params: Promise<{ municipality: string; year: string }>;
}

/** Results of the plan's year as a Word file. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  try {
    const results = await getClosing(await requireContext({ organisation: municipality }), Number(year));
    return downloadResponse(await resultsDocument(results), {
      name: `Итоги плана ${results.municipality.name} ${year}.docx`,
      type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
