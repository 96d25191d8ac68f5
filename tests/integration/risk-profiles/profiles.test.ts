import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { beginRiskProfile, rateFactor } from "@/lib/modules/risk-profiles/mutations";
import { getRiskProfile } from "@/lib/modules/risk-profiles/queries";
import type { RateFactorInput } from "@/lib/modules/risk-profiles/schema";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { buildCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import { asAdministrator } from "@/tests/setup/administrator";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let school: TenantSchool;
let director: TenantContext;
let year: number;

beforeAll(async () => {
  tenant = await makeTenant();
  [school] = tenant.municipalities[0].schools;
  director = await at(school.director, school);
  year = tenant.year;
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const campaign = await buildCampaign(tx, tenant, { code: "M2" });
    const submission = campaign.submissions[school.id] ?? "";
    const answers = { m2_rates: "20", m2_vac: "2", m2_teach: "30", m2_offprof: "0", m2_pens: "0" };
    await leadSubmission(tx, submission, "draft");
    await buildSending(tx, tenant.region.id, submission, { answers, facts: { students: 200 } });
    await leadSubmission(tx, submission, "checked");
    await leadSubmission(tx, submission, "accepted", { acceptedSending: 1 });
  });
});

const rating = (code: string, change: Partial<RateFactorInput> = {}): RateFactorInput => ({
  school: school.code,
  year,
  code,
  version: 0,
  level: "high",
  reason: "По анкетам педагогов",
  confirmed: true,
  priority: false,
  ...change,
});
const factor = async (ctx: TenantContext, code: string) => {
  const row = (await getRiskProfile(ctx, year)).profile?.factors.find((one) => one.code === code);
  if (!row) throw new Error(`no factor ${code}`);
  return row;
};
const audited = (event: string) =>
  asAdministrator<{ after: unknown; before: unknown }>(
    `SELECT after, before FROM audit_events WHERE event = '${event}' AND school_id = '${school.id}' ORDER BY at, id`,
  );

describe("the risk profile of a school", () => {
  it("is offered by both editions and begun once by one of them", async () => {
    const empty = await getRiskProfile(director, year);
    expect(empty.profile).toBeNull();
    expect(empty.sets).toEqual([
      { edition: 2022, note: "проект, требует утверждения ИМАЦ", factorCount: 13 },
      { edition: 2021, note: "проект, требует утверждения ИМАЦ", factorCount: 10 },
    ]);
    const begin = { school: school.code, year, edition: 2022 };
    await refused(beginRiskProfile(director, { ...begin, edition: 2019 }), "NOT_FOUND");
    await refused(beginRiskProfile(director, { ...begin, year: year - 3 }), "CONFLICT");
    await beginRiskProfile(director, begin);
    const again = await refused(beginRiskProfile(director, begin), "CONFLICT");
    expect(again.message).toContain("уже начат");
    expect(await audited("risk-profile.begun")).toMatchObject([{ after: { year, edition: 2022 } }]);
  });

  it("suggests by accepted answers, and says nothing of what nobody told", async () => {
    const staff = await factor(director, "RF02");
    expect(staff.suggestion.level).toBe("high");
    expect(staff.suggestion.readings[0]).toMatchObject({ value: "10\u00a0%", mark: "red" });
    expect((await factor(director, "RF07")).suggestion).toEqual({ level: null, readings: [] });
  });

  it("keeps what the school holds, with what was suggested, and tells of who was quicker", async () => {
    const unfounded = await refused(
      rateFactor(director, rating("RF02", { level: "low", reason: "" })),
      "INVALID",
    );
    expect(unfounded.details.fields).toHaveProperty("reason");
    await rateFactor(director, rating("RF02", { reason: "" }));
    const deputy = await at(school.deputy, school);
    const stale = await refused(rateFactor(deputy, rating("RF02")), "STALE");
    expect(stale.details.stale?.changedBy).toBe(school.director.fullName);
    await rateFactor(deputy, rating("RF02", { version: 1, level: "medium", reason: "Вакансия закрыта" }));
    expect((await factor(director, "RF02")).judged).toMatchObject({
      level: "medium",
      suggested: "high",
      version: 2,
      updatedBy: school.deputy.fullName,
    });
    expect(await audited("risk-factor.rated")).toMatchObject([
      { before: null, after: { code: "RF02", level: "high" } },
      { before: { level: "high" }, after: { level: "medium", reason: "Вакансия закрыта" } },
    ]);
    await refused(rateFactor(director, rating("RF99")), "NOT_FOUND");
  });

  it("has at most four priorities, also when two people choose the last one at once", async () => {
    for (const code of ["RF03", "RF04", "RF05"]) await rateFactor(director, rating(code, { priority: true }));
    const both = await Promise.allSettled(
      ["RF06", "RF07"].map((code) => rateFactor(director, rating(code, { priority: true }))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const fifth = await refused(rateFactor(director, rating("RF08", { priority: true })), "INVALID");
    expect(fifth.details.fields?.priority).toContain("уже 4");
  });

  it("is read by its authority, the region and the mentor, written by none of them, unseen by others", async () => {
    const { region, municipalities } = tenant;
    const [home, neighbour] = municipalities;
    for (const reader of [region.analyst, region.ministry, home.head, home.specialist, home.methodologist]) {
      const ctx = await at(reader, school);
      expect((await getRiskProfile(ctx, year)).can.edit.allowed).toBe(false);
      await refused(rateFactor(ctx, rating("RF09")), "FORBIDDEN");
    }
    await expect(at(neighbour.specialist, school)).rejects.toThrow();
    const mentored = home.schools[1];
    const mentor = await at(school.director, mentored);
    await refused(beginRiskProfile(mentor, { school: mentored.code, year, edition: 2022 }), "FORBIDDEN");
    expect((await getRiskProfile(mentor, year)).profile).toBeNull();
  });
});
