import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { TemplateForm, TemplateRow } from "@/lib/modules/monitorings/campaigns/templates/types";

/** Templates of the region by code, with the forms one may be made of. Two statements. */
export async function listTemplates(
  ctx: TenantContext,
): Promise<{ templates: TemplateRow[]; forms: TemplateForm[] }> {
  return withTenant(ctx, "monitoring:read", async (tx, { regionId }) => {
    const stored = await tx.campaignTemplate.findMany({
      where: { regionId, removedAt: null },
      select: {
        id: true,
        code: true,
        title: true,
        track: true,
        target: true,
        listKinds: true,
        opensMonth: true,
        opensDay: true,
        closesMonth: true,
        closesDay: true,
        respondentAhead: true,
        regionAfter: true,
        note: true,
        version: true,
        form: { select: { code: true, respondent: true } },
      },
      orderBy: [{ opensMonth: "asc" }, { opensDay: "asc" }, { code: "asc" }],
      relationLoadStrategy: "join",
    });
    const forms = await tx.monitoringForm.findMany({
      where: { regionId },
      select: { code: true, title: true, respondent: true, track: true },
      orderBy: { code: "asc" },
    });
    return {
      templates: stored.map(({ form, ...row }) => ({ ...row, form: form.code, respondent: form.respondent })),
      forms,
    };
  });
}
