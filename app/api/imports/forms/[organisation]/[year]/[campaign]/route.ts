import { guardStreamedWrite, refusalOfStream, requireTypist } from "@/lib/core/api/base";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { readBody } from "@/lib/core/api/read-body";
import { requestAddress } from "@/lib/core/api/request-address";
import { requireContext } from "@/lib/core/auth/context";
import { notFoundError } from "@/lib/core/errors";
import { DEFAULT_LIMITS } from "@/lib/core/spreadsheets/limits";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { refusals } from "@/lib/core/spreadsheets/refusals";
import { writeFillable } from "@/lib/core/spreadsheets/write-fillable";
import { XLSX_TYPE } from "@/lib/core/spreadsheets/write-workbook";
import { FORM_LIMITS, getSheetSource, previewSheet } from "@/lib/modules/monitorings/sheets/queries";
import { readFormSheet } from "@/lib/modules/monitorings/sheets/reading/workbook";
import { formSheets } from "@/lib/modules/monitorings/sheets/workbook";

interface RouteContext {
  params: Promise<{ organisation: string; year: string; campaign: string }>;
}

/** The form as a table to be filled without a network: with its draft, what the portal gives, last year's answers. */
export async function GET(_request: Request, context: RouteContext): Promise<Response> {
  try {
    const { organisation, address } = await addressOf(context);
    const source = await getSheetSource(await requireContext({ organisation }), address);
    const name = `${source.campaign.code} ${String(source.campaign.year)}, ${source.organisation.name}.xlsx`;
    return downloadResponse(await writeFillable(formSheets(source)), { name, type: XLSX_TYPE });
  } catch (error) {
    return refusalResponse(error);
  }
}

/** What a filled table (`?name=` is that of its file) would do to the form. Writes nothing: applying it is a command. */
export async function POST(request: Request, context: RouteContext): Promise<Response> {
  try {
    const { headers } = request;
    guardStreamedWrite({ headers, address: requestAddress(headers) });
    const { organisation, address } = await addressOf(context);
    const ctx = await requireContext({ organisation });
    requireTypist(headers, ctx.user.id);
    // Before the file is taken in: those who may not fill the form send nothing.
    const source = await getSheetSource(ctx, address);
    const name = (new URL(request.url).searchParams.get("name") ?? "").trim().slice(-255);
    const bytes = await readBody(request, DEFAULT_LIMITS.bytes, refusals.tooLarge);
    const sheet = readFormSheet(await readSheets({ name, bytes }, FORM_LIMITS), source);
    const preview = await previewSheet(ctx, address, { name, sheet });
    return Response.json(preview, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return refusalOfStream(error, "POST /api/imports/forms/{organisation}/{year}/{campaign}");
  }
}

async function addressOf({ params }: RouteContext) {
  const { organisation, year, campaign } = await params;
  if (!/^\d{4}$/.test(year) || !/^[\w-]{1,40}$/.test(campaign)) throw notFoundError();
  return { organisation, address: { year: Number(year), code: campaign } };
}
