import { beforeAll, describe, expect, it } from "vitest";

import { getSchoolResults } from "@/lib/modules/results/queries";
import { getRegionResults, listSchoolResults } from "@/lib/modules/results/territories/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { statementsOf } from "@/tests/setup/statements";
import { at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let year: string;

beforeAll(async () => {
  tenant = await makeTenant();
  year = String(tenant.year - 1);
});

const first = { attempt: "first" } as const;

describe("results of the region", () => {
  it("count the three states and what was not loaded apart, by municipality", async () => {
    const analyst = await at(tenant.region.analyst, "region");
    const found = await getRegionResults(analyst, { year, ...first });
    const [home, neighbour, direct] = found.municipalities;
    expect(home).toMatchObject({ code: tenant.municipalities[0].code, schools: 3 });
    expect(home?.counts.OGE_MA).toEqual({ value: 2, notApplicable: 0, missing: 1, absent: 0 });
    expect(home?.counts.EGE_RU).toEqual({ value: 2, notApplicable: 1, missing: 0, absent: 0 });
    expect(neighbour?.counts.OGE_MA).toEqual({ value: 3, notApplicable: 0, missing: 0, absent: 0 });
    expect(direct).toMatchObject({ code: null, schools: 1 });

    const empty = await getRegionResults(analyst, { year: String(tenant.year), ...first });
    // A year without results is not opened.
    expect(String(empty.year)).toBe(year);
  });

  it("name the schools that have nothing by an indicator", async () => {
    const analyst = await at(tenant.region.analyst, "region");
    const gaps = (view: object) =>
      listSchoolResults(analyst, { year, ...first, gaps: true, ...view }).then(({ schools }) =>
        schools.map(({ code }) => code),
      );
    const [one] = tenant.municipalities[0].schools;
    expect(await gaps({})).toEqual([one.code]);
    expect(await gaps({ indicator: "OGE_RU" })).toEqual([one.code]);
    // Not applicable is no gap.
    expect(await gaps({ indicator: "EGE_RU" })).toEqual([]);
    expect(await gaps({ municipality: tenant.municipalities[1].code })).toEqual([]);
    expect(await gaps({ municipality: "direct" })).toEqual([]);
  });

  it("are one page of few statements", async () => {
    const analyst = await at(tenant.region.analyst, "region");
    const table = await statementsOf(() => getRegionResults(analyst, { year, ...first }));
    expect(table.length).toBeLessThanOrEqual(4);
    const list = await statementsOf(() => listSchoolResults(analyst, { year, ...first }));
    expect(list.length).toBeLessThanOrEqual(4);
  });
});

describe("results of an authority", () => {
  it("are those of its own schools, whatever is asked", async () => {
    const [home, neighbour] = tenant.municipalities;
    const specialist = await at(neighbour.specialist, neighbour);
    const { schools, can } = await listSchoolResults(specialist, { year, ...first, municipality: home.code });
    expect(schools.map(({ code }) => code)).toEqual(neighbour.schools.map(({ code }) => code));
    expect(can.load).toBe(false);
    await refused(getRegionResults(specialist, { year, ...first }), "FORBIDDEN");
  });
});

describe("results of a school", () => {
  it("are read by the school itself, its authority and the region", async () => {
    const [home] = tenant.municipalities;
    const [school] = home.schools;
    for (const reader of [school.director, home.specialist, tenant.region.ministry]) {
      const found = await getSchoolResults(await at(reader, school));
      expect(found.results).toHaveLength(9);
      expect(found.years).toEqual([tenant.year - 1]);
      expect(found.can.load).toBe(false);
    }
  });

  it("take three statements", async () => {
    const [school] = tenant.municipalities[0].schools;
    const director = await at(school.director, school);
    const statements = await statementsOf(() => getSchoolResults(director));
    expect(statements).toHaveLength(3);
  });
});
