import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { writeAnswers } from "@/lib/modules/monitorings/filling/mutations";
import type { FillingReply } from "@/lib/modules/monitorings/filling/types";
import type { ApplySheetInput } from "@/lib/modules/monitorings/sheets/schema";

/**
 * Saves what a file brings, as if it were typed: each field over its base, with its row of the draft's history; what
 * somebody has changed since the file was compared is left and comes back as a conflict. A command; audits
 * `submission.sheet-loaded` with the name of the file.
 *
 * @throws AppError NOT_FOUND, FORBIDDEN for who does not answer for the organisation, CONFLICT when it is checked or out
 *   of time.
 */
export async function applySheet(
  ctx: TenantContext,
  input: ApplySheetInput,
): Promise<FillingReply & { saved: number }> {
  return withTenant(ctx, "submission:fill", async (tx, actor) => {
    const { reply, saved } = await writeAnswers(tx, actor, ctx, input);
    if (saved > 0)
      await recordAudit(tx, actor, {
        event: "submission.sheet-loaded",
        subjectType: "submission",
        subjectId: input.id,
        after: { fileName: input.fileName, answers: saved, seq: reply.seq },
      });
    return { ...reply, saved };
  });
}
