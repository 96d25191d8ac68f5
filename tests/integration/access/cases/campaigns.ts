import { cancelCampaign } from "@/lib/modules/monitorings/campaigns/mutations";
import { excuseTarget } from "@/lib/modules/monitorings/campaigns/targets/mutations";
import { listTargets } from "@/lib/modules/monitorings/campaigns/targets/queries";
import { listTemplates } from "@/lib/modules/monitorings/campaigns/templates/queries";
import { confirmedCampaign, openedCampaign, plannedCampaign, settingsOf } from "@/tests/setup/campaigns";
import { at } from "@/tests/setup/world";

import type { AccessWorld } from "../world";
import { ADMIN, inRegion, REGION_KEEPERS, type CasesOf, type In } from "./types";

type CampaignProcedures =
  | In<"monitorings.campaigns">
  | In<"monitorings.campaigns.targets">
  | In<"monitorings.campaigns.templates">
  | In<"monitorings.campaigns.calendar">
  | In<"monitorings.campaigns.results">;

const admin = ({ tenant }: AccessWorld) => at(tenant.region.admin, tenant.region);

/** Every case has a year of its own, so that none stands in the way of another. */
async function planned(world: AccessWorld, year: number) {
  const campaign = await plannedCampaign(await admin(world), "M1", year);
  return { campaign, named: { ...inRegion(world), id: campaign.id, version: campaign.version } };
}

async function opened(world: AccessWorld, year: number) {
  const ctx = await admin(world);
  const campaign = await openedCampaign(ctx, await plannedCampaign(ctx, "M1", year));
  return { campaign, named: { ...inRegion(world), id: campaign.id, version: campaign.version } };
}

async function firstTarget(world: AccessWorld, year: number) {
  const { campaign, named } = await opened(world, year);
  const { rows } = await listTargets(await admin(world), campaign, { q: "", area: null, after: null });
  const row = rows.find(({ submission }) => submission?.excuseReason === null) ?? rows[0];
  if (!row?.submission) throw new Error("Nobody is asked");
  return { row, submission: row.submission, named };
}

const TEMPLATE = {
  title: "Новый мониторинг",
  form: "M2",
  target: "all" as const,
  listKinds: [],
  opensMonth: 3,
  opensDay: 1,
  closesMonth: 3,
  closesDay: 20,
  respondentAhead: 3,
  regionAfter: 5,
  note: "",
};

async function template(world: AccessWorld, code: string) {
  const { templates } = await listTemplates(await admin(world));
  const found = templates.find((one) => one.code === code);
  if (!found) throw new Error(`No template ${code}`);
  return { ...inRegion(world), id: found.id, version: found.version };
}

export const CAMPAIGN_CASES: CasesOf<CampaignProcedures> = {
  "monitorings.campaigns.planYear": [
    { kind: "command", may: ADMIN, input: (world) => ({ ...inRegion(world), year: 2061 }) },
  ],
  "monitorings.campaigns.update": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { campaign, named } = await planned(world, 2062);
        return { ...named, ...settingsOf(campaign), title: "Показатели" };
      },
    },
  ],
  "monitorings.campaigns.confirm": [
    { kind: "command", may: ADMIN, input: async (world) => (await planned(world, 2063)).named },
  ],
  "monitorings.campaigns.open": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const ctx = await admin(world);
        const { id, version } = await confirmedCampaign(ctx, await plannedCampaign(ctx, "M1", 2064));
        return { ...inRegion(world), id, version };
      },
    },
  ],
  "monitorings.campaigns.moveDays": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { campaign, named } = await opened(world, 2065);
        const { opensOn, respondentUntilOn, municipalityUntilOn, closesOn } = campaign;
        const days = { opensOn, respondentUntilOn, municipalityUntilOn, closesOn };
        return { ...named, ...days, regionUntilOn: "2065-10-01", reason: "Праздник" };
      },
    },
  ],
  "monitorings.campaigns.cancel": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => ({ ...(await planned(world, 2066)).named, reason: "Письмо отозвано" }),
    },
  ],
  "monitorings.campaigns.results.pass": [
    {
      kind: "command",
      may: REGION_KEEPERS,
      input: async (world) => {
        const { named } = await opened(world, 2065);
        return { organisation: named.organisation, id: named.id };
      },
      unmet: "the year has not come",
    },
  ],
  "monitorings.campaigns.plan": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({
        ...inRegion(world),
        ...{ year: 2069, code: "X1", title: "Дополнительный сбор", form: "M2" },
        ...{ opensOn: "2069-03-01", respondentUntilOn: "2069-03-10", municipalityUntilOn: "2069-03-12" },
        ...{ closesOn: "2069-03-12", regionUntilOn: "2069-03-20" },
      }),
    },
  ],
  "monitorings.campaigns.replan": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { named, campaign } = await planned(world, 2070);
        if (campaign.state === "cancelled") return named;
        await cancelCampaign(await admin(world), { ...named, reason: "Письмо отозвано" });
        return { ...named, version: named.version + 1 };
      },
    },
  ],
  "monitorings.campaigns.targets.find": [
    {
      kind: "read",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), respondent: "school" as const, q: "школа" }),
    },
  ],
  "monitorings.campaigns.targets.excuse": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { submission } = await firstTarget(world, 2067);
        const { id, version } = submission;
        return { ...inRegion(world), id, version, reason: "Капитальный ремонт" };
      },
    },
  ],
  "monitorings.campaigns.targets.include": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => {
        const { row, submission, named } = await firstTarget(world, 2068);
        if (submission.excuseReason === null) {
          const { id, version } = submission;
          await excuseTarget(await admin(world), { ...inRegion(world), id, version, reason: "Ремонт" });
        }
        return { ...named, code: row.code, reason: "Ремонт окончен" };
      },
    },
  ],
  "monitorings.campaigns.templates.create": [
    { kind: "command", may: ADMIN, input: (world) => ({ ...inRegion(world), ...TEMPLATE, code: "N1" }) },
  ],
  "monitorings.campaigns.templates.change": [
    {
      kind: "command",
      may: ADMIN,
      input: async (world) => ({ ...(await template(world, "M2")), ...TEMPLATE }),
    },
  ],
  "monitorings.campaigns.templates.remove": [
    { kind: "command", may: ADMIN, input: (world) => template(world, "M4") },
  ],
  "monitorings.campaigns.calendar.set": [
    {
      kind: "command",
      may: ADMIN,
      input: (world) => ({ ...inRegion(world), day: "2061-11-04", working: false, title: "День единства" }),
    },
  ],
  "monitorings.campaigns.calendar.remove": [
    { kind: "command", may: ADMIN, input: (world) => ({ ...inRegion(world), day: "2061-11-04" }) },
  ],
};
