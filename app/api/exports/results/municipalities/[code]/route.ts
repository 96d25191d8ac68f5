import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { resultsViewSchema } from "@/lib/modules/results/schema";
import { listSchoolResults } from "@/lib/modules/results/territories/queries";
import { territorySheets } from "@/lib/modules/results/workbook";

interface RouteContext {
  params: Promise<{ code: string }>;
}

/** Results of an authority's schools of `?year=` as a table, with the same choice as the page. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  try {
    const view = resultsViewSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const ctx = await requireContext({ organisation: code });
    const { name, shortName } = authorityOf(ctx);
    const results = await listSchoolResults(ctx, { ...view, gaps: view.show === "gaps" });
    const sheets = territorySheets(name, results, { attempt: view.attempt, today: ctx.today });
    return downloadResponse(await writeWorkbook(sheets), {
      name: `Результаты ${String(results.year)} ${shortName}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
