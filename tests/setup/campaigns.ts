/** Campaigns of a tenant, made by the commands of the portal, for those who test what is done with them. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { AppError } from "@/lib/core/errors";
import { confirmCampaign, updateCampaign } from "@/lib/modules/monitorings/campaigns/mutations";
import { openCampaign } from "@/lib/modules/monitorings/campaigns/opening/mutations";
import { planYear } from "@/lib/modules/monitorings/campaigns/planning/mutations";
import { getCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import type { CampaignSettings } from "@/lib/modules/monitorings/campaigns/schema";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";

/** A campaign of a year, planned from its template when it is not there yet. `admin` stands at the region. */
export async function plannedCampaign(
  admin: TenantContext,
  code: string,
  year: number,
): Promise<CampaignDetails> {
  const organisation = admin.organisation?.code ?? "";
  await planYear(admin, { organisation, year }).catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === "CONFLICT")) throw error;
  });
  return getCampaign(admin, year, code);
}

/** Its settings as the form sends them. */
export function settingsOf(campaign: CampaignDetails): CampaignSettings {
  const { title, target, listKinds, takesNewcomers, note } = campaign;
  const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn } = campaign;
  return {
    ...{ title, target, listKinds, takesNewcomers, note },
    ...{ opensOn, respondentUntilOn, municipalityUntilOn, closesOn, regionUntilOn },
    chosen: campaign.chosen.map(({ code }) => code),
    formVersion: campaign.form?.number ?? null,
  };
}

/** The same with other settings. */
export async function changedCampaign(
  admin: TenantContext,
  campaign: CampaignDetails,
  change: Partial<CampaignSettings>,
): Promise<CampaignDetails> {
  const { id, version, year, code } = campaign;
  const organisation = admin.organisation?.code ?? "";
  await updateCampaign(admin, { organisation, id, version, ...settingsOf(campaign), ...change });
  return getCampaign(admin, year, code);
}

/** The same, its days confirmed. */
export async function confirmedCampaign(
  admin: TenantContext,
  campaign: CampaignDetails,
): Promise<CampaignDetails> {
  const { id, version, year, code, confirmed } = campaign;
  const organisation = admin.organisation?.code ?? "";
  if (!confirmed) await confirmCampaign(admin, { organisation, id, version });
  return getCampaign(admin, year, code);
}

/** The same, opened. */
export async function openedCampaign(
  admin: TenantContext,
  campaign: CampaignDetails,
): Promise<CampaignDetails> {
  const { id, version, year, code, state } = await confirmedCampaign(admin, campaign);
  const organisation = admin.organisation?.code ?? "";
  if (state === "planned") await openCampaign(admin, { organisation, id, version });
  return getCampaign(admin, year, code);
}
