import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { ListKind } from "@/lib/core/db/enums";
import { openCampaign } from "@/lib/modules/monitorings/campaigns/opening/mutations";
import { getCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import type { CampaignSettings } from "@/lib/modules/monitorings/campaigns/schema";
import { listTargets } from "@/lib/modules/monitorings/campaigns/targets/queries";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { makeRandom } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { changedCampaign, confirmedCampaign, openedCampaign, plannedCampaign } from "@/tests/setup/campaigns";
import { auditOf, newId } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
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

/** A campaign of a year in which nobody else is at work, with the settings given. */
async function campaignOf(year: number, code: string, change: Partial<CampaignSettings> = {}) {
  const planned = await plannedCampaign(admin, code, year);
  return Object.keys(change).length === 0 ? planned : changedCampaign(admin, planned, change);
}

/** Lists of the tenant are of two years before `tenant.year`: later campaigns ask by the last of them. */
describe("whom a campaign asks", () => {
  it("all: every school that works on its first day, or every authority", async () => {
    const { year, municipalities, directSchool } = tenant;
    const schools = municipalities.flatMap((authority) => authority.schools.map(({ code }) => code));
    const all = await campaignOf(year, "M1");
    expect(new Set(await codesOf(all))).toEqual(new Set([...schools, directSchool.code]));
    expect((await targets(all)).areas.map(({ code, count }) => [code, count])).toEqual([
      [municipalities[0].code, 3],
      [municipalities[1].code, 3],
      [organisation, 1],
    ]);
    const municipal = await campaignOf(year, "M5");
    expect(await codesOf(municipal)).toEqual(municipalities.map(({ code }) => code));
  });

  it("by track 1: schools of the federal and the regional list; where an authority has none, its near-low ones", async () => {
    const { year, municipalities, region } = tenant;
    const [first, second] = municipalities;
    const byTrack = await campaignOf(year, "M3");
    expect(await codesOf(byTrack)).toEqual([first.schools[0].code]);
    expect((await targets(byTrack)).lists.map(({ title }) => title)).toEqual([
      `федеральный перечень ${String(year - 1)} года`,
      `региональный перечень ${String(year - 1)} года`,
    ]);
    for (const [owner, school] of [
      [first, first.schools[2]],
      [second, second.schools[1]],
    ] as const) {
      await asOwner({ regionId: region.id, municipalityId: owner.id }, (tx) =>
        buildList(tx, makeRandom(), owner, {
          kind: "near_low",
          listYear: year - 1,
          publishedOn: `${String(year - 1)}-11-01`,
          entries: [{ school, grounds: "близко к порогу" }],
          letterIds: [],
        }),
      );
    }
    // Trap 9 of the handbook: the first authority has listed schools, its own choice is not asked.
    expect(await codesOf(byTrack)).toEqual([first.schools[0].code, second.schools[1].code]);
    const named = await changedCampaign(admin, byTrack, { target: "lists", listKinds: ["near_low"] });
    expect(await codesOf(named)).toEqual([first.schools[2].code, second.schools[1].code]);
  });

  it("by track 2, by kinds of lists, by hand; a correction of a list takes its place", async () => {
    const { year, municipalities, region } = tenant;
    const [first, second] = municipalities;
    const risk = await campaignOf(year, "M4");
    expect(await codesOf(risk)).toEqual([
      first.schools[1].code,
      first.schools[2].code,
      second.schools[0].code,
    ]);
    const controlled = await changedCampaign(admin, risk, { target: "lists", listKinds: ["control_zone"] });
    expect(await codesOf(controlled)).toEqual([first.schools[1].code, second.schools[0].code]);
    const correct = (kind: ListKind, listYear: number, number: number) =>
      asOwner({ regionId: region.id }, (tx) =>
        buildList(tx, makeRandom(), region, {
          kind,
          listYear,
          number,
          reason: number > 1 ? "исправление" : undefined,
          publishedOn: `${String(listYear)}-12-01`,
          entries: [{ school: second.schools[2], grounds: "уточнение" }],
          letterIds: [],
        }),
      );
    await correct("control_zone", year - 1, 2);
    // Of the campaign's own year: published for the year to come.
    await correct("control_zone", year, 1);
    expect(await codesOf(controlled)).toEqual([second.schools[2].code]);
    const picked = [first.schools[1].code, second.schools[1].code];
    const chosen = await changedCampaign(admin, controlled, { target: "chosen", chosen: picked });
    expect(await codesOf(chosen)).toEqual(picked);
  });

  it("is searched, filtered by authority, and told apart from the year before", async () => {
    const [first] = tenant.municipalities;
    const all = await campaignOf(tenant.year, "M1");
    const [school] = first.schools;
    expect((await listTargets(admin, all, { ...ALL, q: school.code })).rows.map(({ code }) => code)).toEqual([
      school.code,
    ]);
    expect((await listTargets(admin, all, { ...ALL, area: first.code })).found).toBe(3);
    expect((await listTargets(admin, all, { ...ALL, after: first.schools[1].code })).rows[0]?.code).toBe(
      first.schools[2].code,
    );
    expect((await targets(all)).change).toBeNull();
    const chosen = { target: "chosen" as const, chosen: [school.code] };
    await openedCampaign(admin, await campaignOf(tenant.year + 10, "M2", chosen));
    const next = await campaignOf(tenant.year + 11, "M2", { ...chosen, chosen: [first.schools[1].code] });
    expect((await targets(next)).change).toMatchObject({ year: tenant.year + 10, appeared: 1, left: 1 });
    expect((await targets(next)).change?.leftNames).toHaveLength(1);
  });
});

describe("an opening", () => {
  it("publishes the draft of its form, asks everybody of the rule and is audited with their number", async () => {
    const campaign = await confirmedCampaign(admin, await campaignOf(tenant.year + 1, "M1"));
    expect(campaign.form).toEqual({ code: "M1", number: 1, status: "draft" });
    const { id, version } = campaign;
    expect(await openCampaign(admin, { organisation, id, version })).toEqual({
      version: version + 1,
      asked: 7,
    });
    const opened = await getCampaign(admin, tenant.year + 1, "M1");
    expect(opened).toMatchObject({
      state: "opened",
      form: { status: "published" },
      counts: { asked: 7, sent: 0, accepted: 0, excused: 0 },
      openedBy: { name: tenant.region.admin.fullName },
    });
    const rows = await asAdministrator<{ ordinal: number; right: boolean }>(
      `SELECT s.ordinal, s.municipality_id IS NOT DISTINCT FROM o.municipality_id AND s.school_id = o.id
                AND s.area_id = coalesce(o.municipality_id, o.region_id) AS "right"
         FROM submissions s JOIN organisations o ON o.id = s.organisation_id
        WHERE s.campaign_id = $1 ORDER BY o.code`,
      [id],
    );
    expect(rows).toEqual([1, 2, 3, 4, 5, 6, 7].map((ordinal) => ({ ordinal, right: true })));
    const written = (await auditOf(tenant.region.id, id)).at(-1);
    expect(written).toMatchObject({ event: "campaign.opened", after: { asked: 7, form: "M1", number: 1 } });
  });

  it("is of one of two who open at once", async () => {
    const { id, version } = await confirmedCampaign(admin, await campaignOf(tenant.year + 1, "M2"));
    const both = await Promise.allSettled([
      openCampaign(admin, { organisation, id, version }),
      openCampaign(admin, { organisation, id, version }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const asked = await asAdministrator("SELECT FROM submissions WHERE campaign_id = $1", [id]);
    expect(asked).toHaveLength(7);
    await refused(openCampaign(admin, { organisation, id, version: version + 1 }), "CONFLICT");
  });

  it("waits for confirmed days, for a form and for somebody to ask", async () => {
    const campaign = await campaignOf(tenant.year + 1, "M3");
    const open = ({ id, version }: { id: string; version: number }) =>
      openCampaign(admin, { organisation, id, version });
    const early = await refused(open(campaign), "CONFLICT");
    expect(early.message).toContain("подтвердите сроки");
    const formless = await confirmedCampaign(
      admin,
      await changedCampaign(admin, campaign, { formVersion: null }),
    );
    expect((await refused(open(formless), "CONFLICT")).message).toContain("версию формы");
    const one = { formVersion: 1, target: "chosen" as const, chosen: [tenant.directSchool.code] };
    const nobody = await confirmedCampaign(admin, await changedCampaign(admin, formless, one));
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.campaign.update({ where: { id: nobody.id }, data: { chosenIds: [newId()] } }),
    );
    expect((await refused(open(nobody), "CONFLICT")).message).toContain("не подходит ни одна организация");
    // Nothing of a refused opening is left: the form is a draft as before.
    expect((await getCampaign(admin, tenant.year + 1, "M3")).form?.status).toBe("draft");
    const past = await confirmedCampaign(admin, await campaignOf(2020, "M1"));
    expect((await refused(open(past), "CONFLICT")).message).toContain("уже прошёл");
  });

  it("costs the same number of statements for three schools as for seven", async () => {
    const few = await confirmedCampaign(
      admin,
      await campaignOf(tenant.year + 2, "M1", {
        target: "chosen",
        chosen: tenant.municipalities[0].schools.map(({ code }) => code),
      }),
    );
    const many = await confirmedCampaign(admin, await campaignOf(tenant.year + 3, "M1"));
    const [three, seven] = [few, many].map(({ id, version }) => ({ organisation, id, version }));
    if (!three || !seven) throw new Error("Two campaigns were expected");
    const ofThree = await statementsOf(() => openCampaign(admin, three));
    const ofSeven = await statementsOf(() => openCampaign(admin, seven));
    expect(ofSeven.length).toBe(ofThree.length);
    expect(ofSeven.length).toBeLessThanOrEqual(10);
    expect((await targets(await getCampaign(admin, tenant.year + 3, "M1"))).count).toBe(7);
    expect((await statementsOf(() => targets(many))).length).toBeLessThanOrEqual(4);
  });

  it("has its instants in the zone of the region", async () => {
    const far = await makeTenant({ timeZone: "Asia/Kamchatka" });
    const ctx = await at(far.region.admin, far.region);
    const { id } = await openedCampaign(ctx, await plannedCampaign(ctx, "M1", far.year));
    const [row] = await asAdministrator<Record<"opens" | "answered" | "closed", string>>(
      `SELECT to_char(opens_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS opens,
              to_char(respondent_before AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS answered,
              to_char(closes_before AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS closed FROM campaigns WHERE id = $1`,
      [id],
    );
    // Twelve hours ahead: the day begins there at noon of the day before.
    expect(row).toEqual({
      opens: `${String(far.year)}-09-01 12:00`,
      answered: `${String(far.year)}-09-10 12:00`,
      closed: `${String(far.year)}-09-13 12:00`,
    });
  });
});
