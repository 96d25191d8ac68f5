import { downloadResponse, refusalResponse, streamedTable } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { CSV_TYPE, writeCsv } from "@/lib/core/spreadsheets/write-csv";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { acceptedAnswers, getCampaignExport } from "@/lib/modules/monitorings/export/queries";
import { answerLines, answerSheets } from "@/lib/modules/monitorings/export/workbook";

/** A workbook is put together in memory; more organisations than this come as a streamed table. */
const MOST_IN_WORKBOOK = 2_000;

/**
 * Accepted answers of a campaign as a matrix: `?format=csv` streamed, else a workbook with definitions; of the region, or of
 * `?municipality=` alone.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ year: string; code: string }> },
): Promise<Response> {
  try {
    const { year, code } = await params;
    const query = new URL(request.url).searchParams;
    const municipality = query.get("municipality");
    const ctx = await requireContext(municipality === null ? "region" : { organisation: municipality });
    if (!/^20\d\d$/.test(year) || ctx.organisation?.kind === "school") throw notFoundError();
    const exported = await getCampaignExport(ctx, { year: Number(year), code });
    const name = `${code} ${year}, ответы`;
    const answers = acceptedAnswers(ctx, exported.campaignId);
    if (query.get("format") === "csv" || exported.accepted > MOST_IN_WORKBOOK)
      return streamedTable(writeCsv(answerLines(exported, answers)), { name: `${name}.csv`, type: CSV_TYPE });
    const sheets = answerSheets(exported, await Array.fromAsync(answers));
    return downloadResponse(await writeWorkbook(sheets), { name: `${name}.xlsx`, type: XLSX_TYPE });
  } catch (error) {
    return refusalResponse(error);
  }
}
