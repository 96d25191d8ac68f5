import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { resultsViewSchema } from "@/lib/modules/results/schema";
import { listSchoolResults } from "@/lib/modules/results/territories/queries";
import { territorySheets } from "@/lib/modules/results/workbook";

/** Results of the region's schools of `?year=` as a table, with the same choice as the page. */
export async function GET(request: Request): Promise<Response> {
  try {
    const view = resultsViewSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const ctx = await requireContext("region");
    const asked = { ...view, gaps: view.show === "gaps", after: undefined };
    const results = await listSchoolResults(ctx, asked, { whole: true });
    const sheets = territorySheets("Школы региона", results, { attempt: view.attempt, today: ctx.today });
    return downloadResponse(await writeWorkbook(sheets), {
      name: `Результаты ${String(results.year)}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
