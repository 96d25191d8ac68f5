/** A campaign that asks the schools of a tenant a short form, and people who answer it. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { saveAnswers } from "@/lib/modules/monitorings/filling/mutations";
import type { AnswerChange } from "@/lib/modules/monitorings/filling/types";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

export interface FillingWorld {
  tenant: Tenant;
  campaign: BuiltCampaign;
  school: TenantSchool;
  /** Of the school's submission. */
  id: string;
  director: TenantContext;
  deputy: TenantContext;
  specialist: TenantContext;
  analyst: TenantContext;
  owner: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** A tenant whose schools were asked the short form, or another, a moment ago. */
export async function makeFillingWorld(
  options: Parameters<typeof buildCampaign>[2] = {},
): Promise<FillingWorld> {
  const tenant = await makeTenant();
  const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);
  const campaign = await owner((tx) => buildCampaign(tx, tenant, { definition: SHORT_FORM, ...options }));
  const [home] = tenant.municipalities;
  const [school] = home.schools;
  return {
    tenant,
    campaign,
    school,
    id: campaign.submissions[school.id] ?? "",
    director: await at(school.director, school),
    deputy: await at(school.deputy, school),
    specialist: await at(home.specialist, school),
    analyst: await at(tenant.region.analyst, school),
    owner,
  };
}

/** Types an answer over a blank, or over what is named. */
export const typed = (field: string, value: unknown, base: unknown = null): AnswerChange => ({
  field,
  base,
  value,
});

/** Saves answers as the page of the submission does. */
export function saveAs(
  ctx: TenantContext,
  id: string,
  changes: AnswerChange[],
  seq = 0,
): ReturnType<typeof saveAnswers> {
  return saveAnswers(ctx, { organisation: ctx.organisation?.code ?? "", id, seq, changes });
}
