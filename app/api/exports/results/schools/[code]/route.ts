import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { schoolSheets } from "@/lib/modules/results/workbook";

interface RouteContext {
  params: Promise<{ code: string }>;
}

/** All results of a school as a table. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { code } = await params;
  try {
    const found = await getSchoolResults(await requireContext({ organisation: code }));
    return downloadResponse(await writeWorkbook(schoolSheets(found)), {
      name: `Результаты ${found.school.shortName}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
