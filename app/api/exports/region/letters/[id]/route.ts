import { z } from "zod";

import { requireContext } from "@/lib/core/auth/context";
import { downloadResponse, refusalResponse } from "@/lib/core/api/download";
import { notFoundError } from "@/lib/core/errors";
import { XLSX_TYPE, writeWorkbook } from "@/lib/core/spreadsheets/write-workbook";
import { getLetter } from "@/lib/modules/letters/queries";
import { letterTitle } from "@/lib/modules/letters/rules";
import { acknowledgementSheets } from "@/lib/modules/letters/workbook";

/** Who has acknowledged a letter and who has not, as a table. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const ctx = await requireContext("region");
    const { id } = await params;
    if (!z.uuid().safeParse(id).success) throw notFoundError();
    const letter = await getLetter(ctx, id);
    return downloadResponse(await writeWorkbook(acknowledgementSheets(letter)), {
      name: `Ознакомление, ${letterTitle(letter).replaceAll("/", "-")}.xlsx`,
      type: XLSX_TYPE,
    });
  } catch (error) {
    return refusalResponse(error);
  }
}
