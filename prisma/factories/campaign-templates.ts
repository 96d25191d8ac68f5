import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";
import { CAMPAIGN_TEMPLATE_NOTE, CAMPAIGN_TEMPLATES } from "@/prisma/seed/campaign-templates";

/** Templates of the letter's five monitorings, by the region's forms; those ever made stay as they are. */
export async function buildCampaignTemplates(tx: Tx, region: { id: string }): Promise<void> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const present = await tx.campaignTemplate.findMany({ where: { regionId }, select: { code: true } });
  const forms = await tx.monitoringForm.findMany({ where: { regionId } });
  const missing = CAMPAIGN_TEMPLATES.filter(({ code }) => !present.some((one) => one.code === code));
  await tx.campaignTemplate.createMany({
    data: missing.flatMap((template) => {
      const form = forms.find(({ code }) => code === template.code);
      return form
        ? [
            {
              ...template,
              regionId,
              title: form.title,
              track: form.track,
              formId: form.id,
              note: CAMPAIGN_TEMPLATE_NOTE,
            },
          ]
        : [];
    }),
  });
}
