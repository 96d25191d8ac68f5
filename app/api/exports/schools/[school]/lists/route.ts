import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";
import { schoolListSheets } from "@/lib/modules/school-lists/memberships/workbook";

interface RouteContext {
  params: Promise<{ school: string }>;
}

/** A school's own history of lists as a table. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { school } = await params;
  try {
    const ctx = await requireContext({ organisation: school });
    const lists = await getSchoolLists(ctx);
    return downloadResponse(await writeWorkbook(schoolListSheets(lists, ctx.today)), {
      name: `Перечни ${lists.school.name}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
