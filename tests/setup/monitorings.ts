/** A campaign that asks the schools of a tenant a short form, and people who answer it. */
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { sendSubmission } from "@/lib/modules/monitorings/sending/mutations";
import { saveAnswers } from "@/lib/modules/monitorings/filling/mutations";
import type { AnswerChange } from "@/lib/modules/monitorings/filling/types";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
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

/** A submission as the tables have it. */
export async function standingOf(id: string) {
  const [row] = await asAdministrator<{
    version: number;
    seq: number;
    state: string;
    sendings: number;
    timeliness: string | null;
    warnings: number;
  }>(
    `SELECT s.version, s.state::text AS state, s.sendings, s.timeliness::text AS timeliness, s.warnings,
            coalesce(a.edit_seq, 0)::int AS seq
       FROM submissions s LEFT JOIN submission_answers a ON a.submission_id = s.id WHERE s.id = $1`,
    [id],
  );
  if (!row) throw new Error("No submission");
  return row;
}

/** Sends a submission as the page of somebody who sees all of it does. */
export async function sendAs(ctx: TenantContext, id: string) {
  const { version, seq } = await standingOf(id);
  return sendSubmission(ctx, { organisation: "", id, version, seq });
}

/** What was sent, oldest first. */
export function sendingsOf(id: string) {
  return asAdministrator<{
    receipt: string;
    answers: Record<string, unknown>;
    explanations: Record<string, string>;
    organisation_id: string;
    form_version_id: string;
    sent_at: Date;
    checksum: Buffer;
    warnings: number;
  }>(
    `SELECT d.*, s.organisation_id FROM submission_sendings d JOIN submissions s ON s.id = d.submission_id
      WHERE submission_id = $1 ORDER BY number`,
    [id],
  );
}
