import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getPlan } from "@/lib/modules/plans/queries";
import { planSheets } from "@/lib/modules/plans/workbook";

interface RouteContext {
  params: Promise<{ municipality: string; year: string }>;
}

/** The plan as a table that can be edited and loaded back: the text in force, or with `?version=` any other one. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  const version = new URL(request.url).searchParams.get("version");
  try {
    const ctx = await requireContext({ organisation: municipality });
    const plan = await getPlan(ctx, Number(year), version === null ? undefined : versionNumber(version));
    const edition = plan.beside.count > 1 ? `, редакция ${String(plan.version.number)}` : "";
    return downloadResponse(await writeWorkbook(planSheets(plan)), {
      name: `План ${plan.municipality.name} ${year}${edition}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** Anything that is no number is a text the plan has not. */
function versionNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
