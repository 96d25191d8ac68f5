import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { notFoundError } from "@/lib/core/errors";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { filterOverview } from "@/lib/modules/plans/overview/rules";
import { overviewSchema } from "@/lib/modules/plans/overview/schema";
import { overviewSheets } from "@/lib/modules/plans/overview/workbook";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";

/** The region's table of plans of `?year=` as a table, with the same `state` and `overdue` as the page. */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const year = Number(params.year);
  try {
    const ctx = await requireContext("region");
    if (!(Number.isInteger(year) && year >= 2000 && year <= 2200)) throw notFoundError();
    const rows = filterOverview(await listRegionPlans(ctx, year), overviewSchema.parse(params));
    return downloadResponse(await writeWorkbook(overviewSheets(year, ctx.today, rows)), {
      name: `Планы МОУО ${String(year)}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
