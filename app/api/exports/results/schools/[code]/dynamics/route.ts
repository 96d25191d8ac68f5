import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { notFoundError } from "@/lib/core/errors";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getSchoolDynamics } from "@/lib/modules/results/dynamics/queries";
import { dynamicsSheets } from "@/lib/modules/results/dynamics/workbook";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";

interface RouteContext {
  params: Promise<{ code: string }>;
}

/** A school's results of `?year=` and the year before as a table, against the anonymous quartiles of its group. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  try {
    const { year } = comparisonSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const ctx = await requireContext({ organisation: code });
    const results = await getSchoolDynamics(ctx, year);
    if (!results || !ctx.organisation) throw notFoundError();
    const { name, shortName } = ctx.organisation;
    return downloadResponse(await writeWorkbook(dynamicsSheets(name, ctx.today, results)), {
      name: `Результаты ${String(results.previousYear)} и ${String(results.year)} ${shortName}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
