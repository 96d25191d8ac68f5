import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";
import { regionSheets } from "@/lib/modules/school-lists/comparison/workbook";

/** Lists of two years of the region by municipality as a table, with the `year` and `with` of the page. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext("region");
    const asked = comparisonSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const comparison = await getRegionComparison(ctx, asked);
    if (!comparison) throw notFoundError();
    return downloadResponse(await writeWorkbook(regionSheets(ctx.today, comparison)), {
      name: `Перечни ${String(comparison.previousYear)} и ${String(comparison.year)} по муниципалитетам.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
