import { beforeAll, describe, expect, it, vi } from "vitest";

import { GET as exportDynamics } from "@/app/api/exports/results/schools/[code]/dynamics/route";
import { env } from "@/lib/core/env";
import { readSheets } from "@/lib/core/spreadsheets/read-sheets";
import { withTenant } from "@/lib/core/db/with-tenant";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { approveVersion, draftVersion } from "@/lib/modules/methodologies/versions/mutations";
import { getSchoolDynamics } from "@/lib/modules/results/dynamics/queries";
import { makeRandom } from "@/prisma/factories/random";
import { buildIndicators, buildResults, type BuiltIndicator } from "@/prisma/factories/results";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { handbookRule } from "@/prisma/seed/methodologies";
import { sessionOf } from "@/tests/setup/api";
import { withSessionToken } from "@/tests/setup/request-session";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

vi.mock("@/lib/core/auth/session-cookie", () => import("@/tests/setup/request-session"));

let tenant: Tenant;
let year: number;
let indicators: BuiltIndicator[];
let schools: TenantSchool[];

beforeAll(async () => {
  tenant = await makeTenant();
  year = tenant.year - 1;
  schools = [...tenant.municipalities[0].schools, ...tenant.municipalities[1].schools, tenant.directSchool];
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    indicators = await buildIndicators(tx, makeRandom(), tenant.region);
    // A year before: of 20 participants 0, 2, 4, … did not reach the minimum, school by school.
    await buildResults(
      tx,
      tenant.region,
      year - 1,
      schools.flatMap((school, place) =>
        indicators.map(({ id: indicatorId }) => ({ school, indicatorId, figures: [2 * place, 20] as const })),
      ),
    );
  });
});

const settle = (of: readonly TenantSchool[], settlement: "rural" | "urban") =>
  asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.organisationAttributes.updateMany({
      where: { organisationId: { in: of.map(({ id }) => id) } },
      data: { settlement },
    }),
  );
const schoolAt = (place: number): TenantSchool => {
  const school = schools[place];
  if (!school) throw new Error(`No school ${String(place)}`);
  return school;
};
const directorOf = (school: TenantSchool) => at(school.director, school);
const quartiles = (ctx: TenantContext, school: { id: string }) =>
  withTenant(
    ctx,
    "result:read",
    (tx) =>
      tx.$queryRaw<{ schools: number | null; lower_quartile: number | null; median: number | null }[]>`
      SELECT schools, lower_quartile, median FROM school_group_quartiles(${school.id}::uuid, ${year - 1}::int)`,
  );

describe("results of two years", () => {
  it("stand side by side with the exact change and the verdict, in four statements", async () => {
    const school = schoolAt(1);
    const ctx = await directorOf(school);
    const results = await getSchoolDynamics(ctx);
    expect(results).toMatchObject({ years: [year - 1, year], year, previousYear: year - 1 });
    expect(results?.indicators).toHaveLength(9);
    expect(results?.indicators[0]).toMatchObject({
      before: [2, 20],
      after: [3, 20],
      change: { numerator: 20, denominator: 400 },
      comparable: true,
    });
    expect(results?.dynamics).toMatchObject({
      verdict: "negative",
      index: "-5/1",
      lowBefore: 0,
      lowAfter: 0,
    });
    expect(await statementsOf(() => getSchoolDynamics(ctx))).toHaveLength(4);
  });

  it("are low by the newest approved federal methodology, by the federal criterion until one is approved", async () => {
    const ctx = await directorOf(schoolAt(1));
    const low = async () => {
      const results = await getSchoolDynamics(ctx);
      return [results?.low.value, results?.low.methodology];
    };
    expect(await low()).toEqual(["30", expect.stringContaining("федеральный критерий по умолчанию")]);
    const analyst = await at(tenant.region.analyst, "region");
    const organisation = tenant.region.code;
    const draft = async (label: string, value: string) => {
      const rule = handbookRule("FED_1Y");
      const from = { organisation, fromId: tenant.methodologyVersions.FED_1Y ?? "", label, note: "" };
      return draftVersion(analyst, { ...from, rule: { ...rule, low: { ...rule.low, value } } });
    };
    const approved = await draft("2026.1", "25");
    await approveVersion(analyst, { organisation, id: approved.id, version: 1, basis: "письмо" });
    await draft("2026.2", "20");
    expect(await low()).toEqual(["25", expect.stringContaining("версия «2026.1»")]);
  });

  it("wait for nothing a school of another level cannot send", async () => {
    const school = schoolAt(6);
    const levels = (educationLevels: ("basic_general" | "primary_general")[]) =>
      asOwner({ regionId: tenant.region.id }, async (tx) => {
        await tx.organisationAttributes.updateMany({
          where: { organisationId: school.id },
          data: { educationLevels },
        });
        await tx.assessmentResult.deleteMany({ where: { schoolId: school.id, indicator: { group: "ege" } } });
        const told = indicators.filter(({ group }) => group !== "ege");
        await buildResults(
          tx,
          tenant.region,
          year,
          told.map(({ id: indicatorId }) => ({ school, indicatorId, figures: [1, 20] as const })),
        );
      });
    await levels(["primary_general", "basic_general"]);
    const results = await getSchoolDynamics(await directorOf(school));
    expect(results?.dynamics.partial).toBe(false);
    expect(results?.indicators.find(({ code }) => code === "EGE_RU")).toMatchObject({
      before: "not_applicable",
      after: "not_applicable",
    });
  });

  it("tell what was not delivered and what is not there", async () => {
    const results = await getSchoolDynamics(await directorOf(schoolAt(0)));
    const of = (code: string) => results?.indicators.find((one) => one.code === code);
    expect([of("OGE_MA")?.after, of("EGE_RU")?.after]).toEqual(["missing", "not_applicable"]);
    expect(results?.dynamics.partial).toBe(true);
    const first = await getSchoolDynamics(await directorOf(schoolAt(0)), year - 1);
    expect(first?.indicators[0]?.before).toBe("absent");
    expect(first?.dynamics.verdict).toBe("not_comparable");
  });

  it("are the school's own: the authority and ИМАЦ see the same, a stranger nothing", async () => {
    const school = schoolAt(1);
    const own = await getSchoolDynamics(await directorOf(school));
    expect(await getSchoolDynamics(await at(tenant.municipalities[0].specialist, school))).toEqual(own);
    expect(await getSchoolDynamics(await at(tenant.region.analyst, school))).toEqual(own);
    await refused(getSchoolDynamics(await at(tenant.region.expert, school)), "FORBIDDEN");
    await expect(at(tenant.municipalities[1].specialist, school)).rejects.toThrow();
  });
});

describe("quartiles of the group", () => {
  it("are of the region while no card says town or village", async () => {
    const results = await getSchoolDynamics(await directorOf(schoolAt(1)), year - 1);
    expect(results?.settlement).toBeNull();
    // 0, 10, … 60 % of seven schools.
    expect(results?.indicators[0]?.quartiles).toEqual({ schools: 7, lower: 15, median: 30, upper: 45 });
  });

  it("are kept back by the database itself of a group of four, and told of five", async () => {
    await settle(schools.slice(0, 4), "rural");
    await settle(schools.slice(4), "urban");
    const director = await directorOf(schoolAt(0));
    const few = await quartiles(director, schoolAt(0));
    expect(few).toHaveLength(9);
    expect(new Set(few.map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ schools: null, lower_quartile: null, median: null })]),
    );
    await settle(schools.slice(0, 5), "rural");
    const enough = await quartiles(director, schoolAt(0));
    expect(enough[0]).toEqual({ schools: 5, lower_quartile: 10, median: 20 });
    expect((await getSchoolDynamics(director, year - 1))?.settlement).toBe("rural");
  });

  it("are told to nobody who does not see the school, and open no row of another one", async () => {
    const director = await directorOf(schoolAt(0));
    expect(await quartiles(director, schoolAt(1))).toEqual([]);
    const specialist = await at(tenant.municipalities[0].specialist, tenant.municipalities[0]);
    expect(await quartiles(specialist, schoolAt(1))).toHaveLength(9);
    expect(await quartiles(specialist, schoolAt(4))).toEqual([]);
    const seen = await withTenant(director, "result:read", async (tx) => {
      await tx.$queryRaw`SELECT set_config('app.group_figures', 'on', true)`;
      await tx.$queryRaw`SELECT count(*)::int FROM school_group_quartiles(${schoolAt(0).id}::uuid, ${year}::int)`;
      const rows = await tx.assessmentResult.findMany({ select: { schoolId: true }, distinct: ["schoolId"] });
      return rows.map(({ schoolId }) => schoolId);
    });
    expect(seen).toEqual([schoolAt(0).id]);
  });
});

describe("the table of the two years", () => {
  async function download(school: { code: string }, by: { id: string }) {
    const answer = await withSessionToken(await sessionOf(by.id), () =>
      exportDynamics(new Request(new URL(`/api/exports/x?year=${String(year - 1)}`, env.origin)), {
        params: Promise.resolve({ code: school.code }),
      }),
    );
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
  }
  /** Of the first indicator from the earlier year on. */
  const firstRow = async (bytes: Uint8Array<ArrayBuffer>) => {
    const { sheets } = await readSheets({ name: "Таблица.xlsx", bytes });
    const text = JSON.stringify(sheets);
    return { text, cells: sheets[0]?.rows[3]?.cells.slice(1) };
  };
  const nothing = [null, null, "не загружено"];

  it("holds the school's own figures and the quartiles of its group, and names no other school", async () => {
    await settle(schools.slice(0, 5), "rural");
    const school = schoolAt(1);
    const own = await download(school, school.director);
    expect(own.status).toBe(200);
    const { text, cells } = await firstRow(own.bytes);
    expect(cells).toEqual([
      ...nothing,
      ...[20, 2, "10,0 %"],
      "не сопоставляется",
      "нет",
      ...[5, 10, 20, 30],
      "не хуже середины группы",
    ]);
    expect(text).toContain("сельские школы региона");
    for (const { code, name, shortName } of schools.filter((one) => one !== school)) {
      for (const word of [code, name, shortName]) expect(text).not.toContain(word);
    }
  });

  it("tells nothing of a group of fewer than five schools", async () => {
    await settle(schools.slice(0, 4), "rural");
    await settle(schools.slice(4), "urban");
    const school = schoolAt(1);
    const { cells } = await firstRow((await download(school, school.director)).bytes);
    expect(cells?.slice(-5)).toEqual([
      ...[null, null, null, null],
      "меньше 5 школ: не показывается, чтобы не раскрыть отдельную школу",
    ]);
  });

  it("answers a stranger as if nothing were there, without a name", async () => {
    const school = schoolAt(1);
    const answers = [
      await download(school, schoolAt(2).director),
      await download(school, tenant.municipalities[1].specialist),
      await download(school, tenant.region.expert),
      await download({ code: "91-77-001" }, tenant.region.analyst),
      await download(tenant.municipalities[0], tenant.municipalities[0].specialist),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    for (const { bytes } of answers) expect(new TextDecoder().decode(bytes)).not.toMatch(/школ|район/i);
  });
});
