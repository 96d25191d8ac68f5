import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { listDebtors } from "@/lib/modules/monitorings/campaigns/debtors/queries";
import { keepCampaignTargets } from "@/lib/modules/monitorings/campaigns/jobs";
import { getCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import type { CampaignSettings } from "@/lib/modules/monitorings/campaigns/schema";
import { excuseTarget, includeTarget } from "@/lib/modules/monitorings/campaigns/targets/mutations";
import { findRespondents, listTargets } from "@/lib/modules/monitorings/campaigns/targets/queries";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { closeSchool, moveSchool } from "@/lib/modules/schools/moves/mutations";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { changedCampaign, openedCampaign, plannedCampaign } from "@/tests/setup/campaigns";
import { auditOf } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { freshSchool } from "@/tests/setup/schools";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
let organisation: string;

beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, tenant.region);
  organisation = tenant.region.code;
});

const ALL = { q: "", area: null, after: null };
const targets = (campaign: CampaignDetails, ctx = admin) => listTargets(ctx, campaign, ALL);
const codesOf = async (campaign: CampaignDetails, ctx = admin) =>
  (await targets(campaign, ctx)).rows.map(({ code }) => code);

async function campaignOf(year: number, code: string, change: Partial<CampaignSettings>) {
  return changedCampaign(admin, await plannedCampaign(admin, code, year), change);
}

describe("an organisation of an opened campaign", () => {
  it("is excused with a reason, and asked again or besides with one", async () => {
    const [first] = tenant.municipalities;
    const campaign = await openedCampaign(
      admin,
      await campaignOf(tenant.year + 4, "M1", { target: "chosen", chosen: [first.schools[0].code] }),
    );
    const { id, version } = campaign;
    const [row] = (await targets(campaign)).rows;
    const submission = { organisation, id: row?.submission?.id ?? "", version: 1 };
    await excuseTarget(admin, { ...submission, reason: "Капитальный ремонт" });
    await refused(excuseTarget(admin, { ...submission, reason: "Ещё раз" }), "STALE");
    await refused(excuseTarget(admin, { ...submission, version: 2, reason: "Ещё раз" }), "CONFLICT");
    const excused = await targets(campaign);
    expect(excused).toMatchObject({ count: 0, excused: 1 });
    expect(excused.rows[0]?.submission?.excuseReason).toBe("Капитальный ремонт");
    expect((await getCampaign(admin, campaign.year, "M1")).counts).toMatchObject({ asked: 0, excused: 1 });

    const include = (code: string) =>
      includeTarget(admin, { organisation, id, version, code, reason: "Письмо № 3" });
    expect(await include(first.schools[0].code)).toEqual({ id: submission.id });
    await refused(include(first.schools[0].code), "CONFLICT");
    await include(tenant.directSchool.code);
    const { details } = await refused(include("77-77"), "INVALID");
    expect(details.fields?.code).toContain("проверьте код");
    await refused(include(first.code), "INVALID");
    expect(await codesOf(campaign)).toEqual([tenant.directSchool.code, first.schools[0].code].sort());
    const events = (await auditOf(tenant.region.id, submission.id)).map(({ event }) => event);
    expect(events).toEqual(["target.excused", "target.added"]);
    const stranger = await makeTenant();
    const other = await at(stranger.region.admin, stranger.region);
    await refused(excuseTarget(other, { ...submission, version: 3, reason: "Чужая" }), "NOT_FOUND");
  });
});

describe("who has not sent", () => {
  it("is told at any moment, by authority, with the phone of its card and the time each still has", async () => {
    const [first] = tenant.municipalities;
    const campaign = await openedCampaign(admin, await campaignOf(tenant.year + 5, "M1", {}));
    const { id: regionId } = tenant.region;
    const set = (school: { id: string }, data: Prisma.SubmissionUpdateManyMutationInput) =>
      asOwner({ regionId }, (tx) =>
        tx.submission.updateMany({ where: { campaignId: campaign.id, schoolId: school.id }, data }),
      );
    const [sent, given, excused] = first.schools;
    await set(sent, { state: "draft" });
    await set(sent, { state: "submitted" });
    await set(given, { state: "draft", extendedBefore: new Date("2040-01-02T00:00:00Z") });
    await set(excused, { excusedAt: new Date("2026-01-01T00:00:00Z"), excuseReason: "Ремонт" });
    await asOwner({ regionId }, (tx) =>
      tx.organisationAttributes.updateMany({
        where: { organisationId: first.id },
        data: { phone: "8 (36559) 1-23" },
      }),
    );
    const debtors = await listDebtors(admin, campaign.id);
    expect(debtors).toMatchObject({ count: 5, cut: false });
    expect(debtors.areas.map(({ code }) => code)).toEqual([
      first.code,
      tenant.municipalities[1].code,
      organisation,
    ]);
    expect(debtors.areas[0]).toMatchObject({
      phone: "8 (36559) 1-23",
      rows: [{ code: given.code, state: "draft", until: "2040-01-01T23:59:59.999Z" }],
    });
    expect(await statementsOf(() => listDebtors(admin, campaign.id))).toHaveLength(2);
  });
});

describe("whom a campaign may ask", () => {
  it("is found by name, number or code, the closed aside, one statement", async () => {
    const [first] = tenant.municipalities;
    const school = await freshSchool(tenant, first, "Заречная школа № 4174");
    const find = (q: string, respondent: "school" | "municipality" = "school") =>
      findRespondents(admin, { organisation, respondent, q });
    const row = { code: school.code, name: expect.any(String) as string, area: expect.any(String) as string };
    for (const q of [school.code, "4174", "заречная"]) expect(await find(q)).toContainEqual(row);
    expect((await find(first.code, "municipality")).map(({ code }) => code)).toEqual([first.code]);
    expect(await find("нет такой организации")).toEqual([]);
    expect(await statementsOf(() => find("4174"))).toHaveLength(1);
    const ctx = await at(tenant.region.analyst, school);
    const closing = { organisation: school.code, closedOn: ctx.today, reason: "приказ № 1" };
    await closeSchool(ctx, closing);
    expect(await find(school.code)).toEqual([]);
    await refused(findRespondents(ctx, { organisation, respondent: "school", q: "4174" }), "FORBIDDEN");
  });
});

describe("every night", () => {
  it("the closed are excused, the moved take along what is not accepted, newcomers are asked, once", async () => {
    const [first, second] = tenant.municipalities;
    const closing = await freshSchool(tenant, first);
    const sending = await freshSchool(tenant, first);
    const moving = await freshSchool(tenant, first);
    const ctx = await at(tenant.region.analyst, tenant.region);
    const year = Number(ctx.today.slice(0, 4));
    const planned = await campaignOf(year, "M1", {
      opensOn: `${String(year)}-01-01`,
      respondentUntilOn: `${String(year)}-12-31`,
      municipalityUntilOn: `${String(year)}-12-31`,
      closesOn: `${String(year)}-12-31`,
      regionUntilOn: `${String(year + 1)}-01-31`,
    });
    const closedSet = await openedCampaign(
      admin,
      await campaignOf(year, "M2", {
        opensOn: `${String(year)}-01-01`,
        respondentUntilOn: `${String(year)}-12-31`,
        municipalityUntilOn: `${String(year)}-12-31`,
        closesOn: `${String(year)}-12-31`,
        regionUntilOn: `${String(year + 1)}-01-31`,
        takesNewcomers: false,
      }),
    );
    const campaign = await openedCampaign(admin, planned);
    const set = (school: { id: string }, state: "draft" | "submitted") =>
      asOwner({ regionId: tenant.region.id }, (tx) =>
        tx.submission.updateMany({
          where: { campaignId: campaign.id, schoolId: school.id },
          data: { state },
        }),
      );
    await set(sending, "draft");
    await set(sending, "submitted");

    const at_ = (school: { code: string }) => at(tenant.region.analyst, school);
    const basis = "приказ № 1";
    for (const school of [closing, sending]) {
      await closeSchool(await at_(school), { organisation: school.code, closedOn: ctx.today, reason: basis });
    }
    await moveSchool(await at_(moving), {
      organisation: moving.code,
      authority: second.code,
      onDate: ctx.today,
      basis,
    });
    const newcomer = await freshSchool(tenant, second);
    await keepCampaignTargets();

    const rows = await asAdministrator<{ id: string; code: string; excuse: string | null; area: string }>(
      `SELECT s.id, o.code, s.excuse_reason AS excuse, a.code AS area
         FROM submissions s JOIN organisations o ON o.id = s.school_id JOIN organisations a ON a.id = s.area_id
        WHERE s.campaign_id = $1`,
      [campaign.id],
    );
    const of = (school: { code: string }) => rows.find(({ code }) => code === school.code);
    expect(of(closing)?.excuse).toMatch(/^Школа закрыта \d\d\.\d\d\.\d{4}$/);
    // What was sent is checked to its end.
    expect(of(sending)?.excuse).toBeNull();
    expect(of(moving)).toMatchObject({ excuse: null, area: second.code });
    expect(of(newcomer)).toMatchObject({ excuse: null, area: second.code });
    const asked = await asAdministrator("SELECT FROM submissions WHERE campaign_id = $1 AND school_id = $2", [
      closedSet.id,
      newcomer.id,
    ]);
    expect(asked).toEqual([]);
    const events = async (school: { code: string }) =>
      (await auditOf(tenant.region.id, of(school)?.id ?? "")).map(({ event }) => event);
    expect([await events(closing), await events(moving), await events(newcomer)]).toEqual([
      ["target.excused"],
      ["target.moved"],
      ["target.added"],
    ]);
    const counted = await asAdministrator<{ wrong: number }>(
      `SELECT count(*)::int AS wrong FROM campaign_counters k
        WHERE k.campaign_id = $1 AND k.not_started <> (SELECT count(*) FROM submissions s WHERE s.campaign_id = k.campaign_id
          AND s.area_id = k.area_id AND s.excused_at IS NULL AND s.state = 'not_started')`,
      [campaign.id],
    );
    expect(counted).toEqual([{ wrong: 0 }]);

    const marks = "SELECT md5(string_agg(s::text, '' ORDER BY s.id)) AS mark FROM submissions s";
    const before = await asAdministrator(marks);
    await keepCampaignTargets();
    expect(await asAdministrator(marks)).toEqual(before);

    // A school that is closed is not asked again.
    const { id, version } = campaign;
    const again = includeTarget(admin, { organisation, id, version, code: closing.code, reason: "Ошибка" });
    expect((await refused(again, "CONFLICT")).message).toContain("закрыта");
  });
});
