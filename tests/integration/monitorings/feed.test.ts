import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { getVerdict } from "@/lib/modules/methodologies/verdicts/queries";
import { getCampaign } from "@/lib/modules/monitorings/campaigns/queries";
import { passResults } from "@/lib/modules/monitorings/feed/mutations";
import { getCampaignFeed } from "@/lib/modules/monitorings/feed/queries";
import { publishFormVersion } from "@/lib/modules/monitorings/versions/mutations";
import { markObjectivity } from "@/lib/modules/results/mutations";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildResults } from "@/prisma/factories/results";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { identificationAnswers } from "@/tests/setup/identification";
import { auditOf } from "@/tests/setup/plans";
import { makeRunWorld, type RunWorld } from "@/tests/setup/runs";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let world: RunWorld;
let tenant: Tenant;
let analyst: TenantContext;
/** Before the years the tenant has results of. */
let year: number;
let now: BuiltCampaign;
let before: BuiltCampaign;

const submissionOf = (campaign: BuiltCampaign, { id }: { id: string }) => campaign.submissions[id] ?? "";

async function accept(campaign: BuiltCampaign, school: { id: string }, answers: object): Promise<void> {
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const id = submissionOf(campaign, school);
    await buildSending(tx, tenant.region.id, id, { answers: { ...answers } });
    await leadSubmission(tx, id, "accepted");
  });
}

const pass = async (campaign: BuiltCampaign, ctx = analyst) => {
  const input = { organisation: tenant.region.code, id: campaign.id };
  return passResults(asCommand(ctx, input), input);
};

const feedOf = async (campaign: BuiltCampaign) =>
  getCampaignFeed(analyst, await getCampaign(analyst, campaign.year, campaign.code));

async function resultOf(school: TenantSchool, code: string, of = year, attempt = "first") {
  const { results, indicators } = await getSchoolResults(await at(school.director, school));
  const indicatorId = indicators.find((one) => one.code === code)?.id;
  return results.find((row) => row.year === of && row.indicatorId === indicatorId && row.attempt === attempt);
}

beforeAll(async () => {
  world = await makeRunWorld();
  ({ tenant, analyst } = world);
  year = tenant.year - 3;
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    now = await buildCampaign(tx, { ...tenant, year });
    before = await buildCampaign(tx, { ...tenant, year: year - 1 });
  });
});

describe("accepted forms of identification", () => {
  it("become results, by which the schools of the handbook get their verdicts", async () => {
    const [home, other] = tenant.municipalities;
    const schools: [TenantSchool, string][] = [
      [home.schools[0], "S01"],
      [home.schools[1], "S02"],
      [home.schools[2], "S06"],
      [other.schools[0], "S05"],
      [other.schools[1], "S12"],
    ];
    for (const [school, id] of schools) {
      await accept(now, school, identificationAnswers(id, "current"));
      await accept(before, school, identificationAnswers(id, "previous"));
    }
    // Sent and not accepted: nothing of it is passed on.
    const waiting = other.schools[2];
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const answers = identificationAnswers("S01", "current");
      await buildSending(tx, tenant.region.id, submissionOf(now, waiting), { answers });
    });

    expect(await feedOf(now)).toMatchObject({ accepted: 5, waiting: 5, passed: 0, can: { pass: true } });
    // Nine indicators of each, the ОГЭ twice.
    expect(await pass(now)).toEqual({ forms: 5, written: 55, withdrawn: 0, differing: 0, left: 0 });
    await pass(before);
    expect(await feedOf(now)).toMatchObject({
      waiting: 0,
      changed: 0,
      passed: 5,
      last: { by: analyst.user.fullName },
    });
    expect(await resultOf(waiting, "OGE_MA")).toBeUndefined();
    expect(await resultOf(schools[0]?.[0] as TenantSchool, "OGE_MA")).toMatchObject({
      sourceKind: "monitoring",
      source: `мониторинг M1 ${String(year)} года, принятые формы`,
      participants: 35,
      belowMin: 12,
    });

    const strict = await world.run("FED_2Y_AND", { year });
    const oneYear = await world.run("FED_1Y", { year });
    const outcomes = async (run: string) =>
      Promise.all(schools.map(async ([{ code }]) => (await getVerdict(analyst, run, code)).outcome));
    expect(await outcomes(oneYear)).toEqual([
      "identified",
      "identified",
      "not_identified",
      "identified",
      "identified",
    ]);
    expect(await outcomes(strict)).toEqual([
      "identified",
      "not_identified",
      "not_identified",
      "not_identified",
      "identified",
    ]);
    expect((await getVerdict(analyst, strict, waiting.code)).outcome).toBe("insufficient_data");
  });

  it("passed on again write nothing, and every passing on is audited", async () => {
    expect(await pass(now)).toEqual({ forms: 0, written: 0, withdrawn: 0, differing: 0, left: 0 });
    const events = await auditOf(tenant.region.id, now.id);
    expect(events.map(({ event }) => event)).toEqual(["result.passed-on"]);
    expect(events[0]?.after).toMatchObject({ campaign: "M1", year, forms: 5, written: 55 });
  });

  it("opened again keep their figures until they are accepted anew, then replace and withdraw them", async () => {
    const [school] = tenant.municipalities[0].schools;
    const old = await resultOf(school, "VPR_MA_5");
    await markObjectivity(await at(tenant.region.analyst, school), {
      organisation: school.code,
      id: old?.id ?? "",
      doubted: true,
      note: "проверка протоколов",
    });
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      leadSubmission(tx, submissionOf(now, school), "reopened"),
    );
    expect(await feedOf(now)).toMatchObject({
      accepted: 4,
      passed: 4,
      reopenedCount: 1,
      reopened: [{ code: school.code }],
    });
    expect(await resultOf(school, "VPR_MA_5")).toMatchObject({ belowMin: 14, formReopened: true });
    expect(await pass(now)).toMatchObject({ forms: 0 });

    const answers = identificationAnswers("S01", "current");
    await accept(now, school, {
      ...answers,
      m1_vpr: answers.m1_vpr
        .filter(({ row }) => row !== "ru_6")
        .map((work) => (work.row === "ma_5" ? { ...work, cells: { ...work.cells, m1_vpr_m2: "11" } } : work)),
    });
    expect(await feedOf(now)).toMatchObject({ accepted: 5, changed: 1, passed: 4, reopenedCount: 0 });
    expect(await pass(now)).toEqual({ forms: 1, written: 1, withdrawn: 1, differing: 0, left: 0 });
    expect(await resultOf(school, "VPR_MA_5")).toMatchObject({
      belowMin: 11,
      formReopened: false,
      objectivity: { doubted: true },
    });
    expect(await resultOf(school, "VPR_RU_6")).toBeUndefined();
    expect(await resultOf(school, "OGE_MA")).toMatchObject({
      id: expect.any(String) as string,
      belowMin: 12,
    });
  });

  it("never write over another source: what differs is told", async () => {
    const school = tenant.directSchool;
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      const indicators = await tx.resultIndicator.findMany({ where: { code: { in: ["OGE_MA", "OGE_RU"] } } });
      await buildResults(
        tx,
        tenant.region,
        year,
        indicators.map(({ id, code }) => ({
          school: { id: school.id, municipalityId: null },
          indicatorId: id,
          figures: code === "OGE_MA" ? ([9, 35] as const) : ([3, 35] as const),
        })),
      );
    });
    await accept(now, school, identificationAnswers("S01", "current"));
    expect(await pass(now)).toEqual({ forms: 1, written: 9, withdrawn: 0, differing: 1, left: 0 });
    const feed = await feedOf(now);
    expect(feed.differing).toEqual([
      {
        code: school.code,
        name: expect.any(String) as string,
        municipality: null,
        left: [
          {
            indicator: "ОГЭ математика",
            attempt: "first",
            why: "other_source",
            told: "12\u00a0из\u00a035",
            inForce: "9\u00a0из\u00a035 (внесено вручную)",
          },
        ],
      },
    ]);
    expect(feed).toMatchObject({ differingCount: 1, passed: 6 });
  });

  it("cost the same statements, however many are passed on", async () => {
    const of = async (campaign: BuiltCampaign) => (await statementsOf(() => pass(campaign))).length;
    await accept(before, tenant.directSchool, identificationAnswers("S02", "previous"));
    const one = await of(before);
    const many = await asOwner({ regionId: tenant.region.id }, (tx) =>
      buildCampaign(tx, { ...tenant, year: year - 2 }),
    );
    for (const school of [...tenant.municipalities[0].schools, ...tenant.municipalities[1].schools])
      await accept(many, school, identificationAnswers("S02", "previous"));
    expect(await of(many)).toBeLessThanOrEqual(one);
    expect((await statementsOf(() => feedOf(many))).length).toBeLessThanOrEqual(9);
  });
});

describe("refusals", () => {
  it("of roles, strangers and monitorings that pass nothing on", async () => {
    await refused(pass(now, await at(tenant.region.ministry, "region")), "FORBIDDEN");
    const [home] = tenant.municipalities;
    await refused(pass(now, await at(home.specialist, home)), "NOT_FOUND");
    const stranger = await makeTenant();
    await refused(pass(now, await at(stranger.region.analyst, "region")), "NOT_FOUND");
    const [m2, ahead] = await asOwner({ regionId: tenant.region.id }, async (tx) => [
      await buildCampaign(tx, { ...tenant, year }, { code: "M2" }),
      await buildCampaign(tx, { ...tenant, year: 2099 }),
    ]);
    expect((await refused(pass(m2), "CONFLICT")).message).toMatch(/не названы показатели/);
    expect((await refused(pass(ahead), "CONFLICT")).message).toMatch(/год не наступил/);
  });

  it("of a form that names an indicator the region has not", async () => {
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.resultIndicator.updateMany({ where: { code: "VPR_RU_6" }, data: { code: "VPR_RU_66" } }),
    );

    const admin = await at(tenant.region.admin, "region");
    const draft = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.monitoringFormVersion.findFirstOrThrow({ where: { form: { code: "M1" }, status: "draft" } }),
    );
    const input = { organisation: tenant.region.code, id: draft.id, version: draft.version, note: "Готово" };
    const refusal = await refused(publishFormVersion(admin, input), "INVALID");
    expect(refusal.message).toMatch(/показателя «VPR_RU_6» в регионе нет/);
  });
});
