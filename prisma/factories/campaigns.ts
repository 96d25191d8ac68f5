import { randomUUID } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";

import { day } from "./random";
import type { Tenant } from "./tenant";

export interface BuiltCampaign {
  id: string;
  code: string;
  year: number;
  formVersionId: string;
  /** By id of the organisation. */
  submissions: Record<string, string>;
}

/** Days of a campaign, `YYYY-MM-DD`, each inclusive. */
interface CampaignDays {
  opensOn: string;
  respondentUntilOn: string;
  municipalityUntilOn: string;
  closesOn: string;
  regionUntilOn: string;
}

/** A window that is open whenever a test runs. */
const WIDE_OPEN: CampaignDays = {
  opensOn: "2020-01-01",
  respondentUntilOn: "2090-01-01",
  municipalityUntilOn: "2090-01-05",
  closesOn: "2090-01-05",
  regionUntilOn: "2090-01-10",
};

/**
 * An opened campaign with what every organisation of its form's level owes: the schools of both authorities and the
 * region's own one, or the two authorities. The form asks by a version of its own, published.
 */
export async function buildCampaign(
  tx: Tx,
  { region, municipalities, directSchool, year }: Tenant,
  {
    code = "M1",
    days = WIDE_OPEN,
    definition,
  }: { code?: string; days?: CampaignDays; definition?: object } = {},
): Promise<BuiltCampaign> {
  const regionId = region.id;
  await actAs(tx, { regionId });
  const form = await tx.monitoringForm.findUniqueOrThrow({
    where: { regionId_code: { regionId, code } },
    include: { versions: { orderBy: { number: "desc" } } },
  });
  const latest = form.versions[0];
  const version = await tx.monitoringFormVersion.create({
    data: {
      regionId,
      formId: form.id,
      number: (latest?.number ?? 0) + 1,
      status: "published",
      publishedAt: new Date(`${days.opensOn}T00:00:00Z`),
      definition: definition ?? latest?.definition ?? {},
    },
  });
  const campaign = await tx.campaign.create({
    data: {
      regionId,
      year,
      code,
      title: form.title,
      track: form.track,
      respondent: form.respondent,
      formId: form.id,
      formVersionId: version.id,
      target: "all",
      opensOn: day(days.opensOn),
      respondentUntilOn: day(days.respondentUntilOn),
      municipalityUntilOn: day(days.municipalityUntilOn),
      closesOn: day(days.closesOn),
      regionUntilOn: day(days.regionUntilOn),
      state: "opened",
      confirmedAt: day(days.opensOn),
      confirmedByName: region.admin.fullName,
      openedAt: day(days.opensOn),
      openedByName: region.admin.fullName,
    },
  });
  const asked =
    form.respondent === "municipality"
      ? municipalities.map(({ id }) => ({
          municipalityId: id,
          schoolId: null,
          organisationId: id,
          areaId: id,
        }))
      : [
          ...municipalities.flatMap(({ id, schools }) =>
            schools.map((school) => ({
              municipalityId: id,
              schoolId: school.id,
              organisationId: school.id,
              areaId: id,
            })),
          ),
          {
            municipalityId: null,
            schoolId: directSchool.id,
            organisationId: directSchool.id,
            areaId: regionId,
          },
        ];
  const rows = asked.map((whom, at) => ({
    ...whom,
    id: randomUUID(),
    regionId,
    campaignId: campaign.id,
    ordinal: at + 1,
  }));
  await tx.submission.createMany({ data: rows });
  return {
    id: campaign.id,
    code,
    year,
    formVersionId: version.id,
    submissions: Object.fromEntries(rows.map(({ organisationId, id }) => [organisationId, id])),
  };
}
