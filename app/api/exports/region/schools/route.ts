import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { requireContext } from "@/lib/core/auth/context";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { exportRegister } from "@/lib/modules/schools/register/queries";
import { registerAddressSchema } from "@/lib/modules/schools/schema";
import { registerSheet } from "@/lib/modules/schools/workbook";

/** The register as the page with the same address shows it, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  try {
    const ctx = await requireContext("region");
    const address = registerAddressSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
    const sheet = registerSheet(await exportRegister(ctx, address), ctx.today);
    return downloadResponse(await writeWorkbook([sheet]), {
      name: `Школы на ${ctx.today}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
