import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getListComparison } from "@/lib/modules/school-lists/comparison/queries";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";
import { comparisonSheets } from "@/lib/modules/school-lists/comparison/workbook";

interface RouteContext {
  params: Promise<{ municipality: string }>;
}

/** Lists of two years of an authority as a table, with the `year` and `with` of the page. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality } = await params;
  try {
    const ctx = await requireContext({ organisation: municipality });
    const asked = comparisonSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const comparison = await getListComparison(ctx, asked);
    if (!comparison) throw notFoundError();
    const { name } = comparison.authority;
    return downloadResponse(await writeWorkbook(comparisonSheets(name, ctx.today, comparison)), {
      name: `Перечни ${String(comparison.previousYear)} и ${String(comparison.year)} ${name}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
