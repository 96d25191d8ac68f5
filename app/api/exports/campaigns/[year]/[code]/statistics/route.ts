import { downloadResponse, refusalResponse, streamedTable } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { CSV_TYPE, writeCsv } from "@/lib/core/spreadsheets/write-csv";
import { writeWorkbook, XLSX_TYPE } from "@/lib/core/spreadsheets/write-workbook";
import { getStatistics } from "@/lib/modules/monitorings/statistics/queries";
import { statisticsParams } from "@/lib/modules/monitorings/statistics/schema";
import { statisticsLines, statisticsSheets } from "@/lib/modules/monitorings/statistics/workbook";

/** Statistics of accepted answers: of `?question=`, of `?section=`, or of the whole form; `?format=csv`, else a workbook. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ year: string; code: string }> },
): Promise<Response> {
  try {
    const { year, code } = await params;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const { section, question } = statisticsParams.parse(query);
    if (!/^20\d\d$/.test(year)) throw notFoundError();
    const ctx = await requireContext("region");
    const asked = { section, question, otherwise: "all" as const };
    const statistics = await getStatistics(ctx, { year: Number(year), code }, asked);
    const name = `${code} ${year}, статистика`;
    if (query.format === "csv")
      return streamedTable(writeCsv(statisticsLines(statistics)), { name: `${name}.csv`, type: CSV_TYPE });
    const bytes = await writeWorkbook(statisticsSheets(statistics));
    return downloadResponse(bytes, { name: `${name}.xlsx`, type: XLSX_TYPE });
  } catch (error) {
    return refusalResponse(error);
  }
}
