import { guardStreamedWrite, refusalOfStream, requireTypist } from "@/lib/core/api/base";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { readBody } from "@/lib/core/api/read-body";
import { requestAddress } from "@/lib/core/api/request-address";
import { requireContext } from "@/lib/core/auth/context";
import { DEFAULT_LIMITS } from "@/lib/core/spreadsheets/limits";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { refusals } from "@/lib/core/spreadsheets/refusals";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { previewPlanImport, requireImportDraft } from "@/lib/modules/plans/import/queries";
import { readPlanTable } from "@/lib/modules/plans/import/workbook";
import { getPlan } from "@/lib/modules/plans/queries";
import { sampleSheets } from "@/lib/modules/plans/workbook";

interface RouteContext {
  params: Promise<{ municipality: string; year: string }>;
}

/** The table of the plan with its sections and no lines: to type a plan into. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  try {
    const plan = await getPlan(await requireContext({ organisation: municipality }), Number(year));
    const name = `Образец плана ${plan.municipality.name} ${year}.xlsx`;
    return downloadResponse(await writeWorkbook(sampleSheets(plan)), { name, type: XLSX_TYPE });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** What a table (`?name=` is that of its file) would do to the draft. Writes nothing: the confirmation is a command. */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  const { municipality, year } = await params;
  try {
    const { headers } = request;
    guardStreamedWrite({ headers, address: requestAddress(headers) });
    const ctx = await requireContext({ organisation: municipality });
    requireTypist(headers, ctx.user.id);
    // Before the file is taken in: those who may not edit send nothing.
    await requireImportDraft(ctx, Number(year));
    const name = (new URL(request.url).searchParams.get("name") ?? "").trim().slice(-255);
    const bytes = await readBody(request, DEFAULT_LIMITS.bytes, refusals.tooLarge);
    const table = readPlanTable(await readSheets({ name, bytes }), Number(year));
    const preview = await previewPlanImport(ctx, Number(year), { name, table });
    return Response.json(preview, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalOfStream(error, "POST /api/imports/plans/{municipality}/{year}");
  }
}
