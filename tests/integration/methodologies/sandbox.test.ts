import { beforeAll, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { getSandbox } from "@/lib/modules/methodologies/sandbox/queries";
import { buildResults } from "@/prisma/factories/results";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let analyst: TenantContext;
beforeAll(async () => {
  tenant = await makeTenant();
  analyst = await at(tenant.region.analyst, "region");
});

const open = (code: string, year: number) =>
  getSandbox(analyst, tenant.methodologyVersions[code] ?? "", year);

it("has the list of the year whichever rule it is opened with: the rule may be turned into one about the others", async () => {
  const year = tenant.year - 1;
  const [listed, left] = tenant.municipalities[0].schools;
  for (const code of ["FED_1Y", "CONTROL_ZONE"]) {
    const { base, schools } = await open(code, year);
    expect(base).toEqual({ kind: "federal", listYear: year, number: 1 });
    const of = (school: { code: string }) => schools.find((one) => one.code === school.code)?.base;
    expect([of(listed), of(left)]).toEqual(["identified", "not_identified"]);
  }
});

it("rests on no list of another year", async () => {
  const year = tenant.year - 3;
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const { id: indicatorId } = await tx.resultIndicator.findFirstOrThrow({ where: { code: "VPR_MA_5" } });
    await buildResults(tx, tenant.region, year, [
      { school: tenant.directSchool, indicatorId, figures: [1, 20] },
    ]);
  });
  const { base, schools } = await open("CONTROL_ZONE", year);
  expect(base).toBeNull();
  expect(new Set(schools.map((school) => school.base))).toEqual(new Set([null]));
});

it("is for those who edit methodologies", async () => {
  const [authority] = tenant.municipalities;
  const head = await at(authority.head, authority);
  await refused(getSandbox(head, tenant.methodologyVersions.FED_1Y ?? "", null), "FORBIDDEN");
});
