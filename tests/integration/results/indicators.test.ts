import { expect, it } from "vitest";

import { switchIndicator } from "@/lib/modules/results/indicators/mutations";
import { listIndicatorSwitches } from "@/lib/modules/results/indicators/queries";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { getRegionResults } from "@/lib/modules/results/territories/queries";
import { auditOf } from "@/tests/setup/plans";
import { at, makeTenant, refused } from "@/tests/setup/world";

it("an indicator goes out of use and comes back: asked for nowhere, its results stay, both audited", async () => {
  const tenant = await makeTenant();
  const analyst = await at(tenant.region.analyst, "region");
  const indicator = (await listIndicatorSwitches(analyst)).find(({ code }) => code === "VPR_MA_5");
  const id = indicator?.id ?? "";
  const organisation = tenant.region.code;
  const use = (active: boolean) => switchIndicator(analyst, { organisation, id, active });
  const school = tenant.municipalities[0].schools[1];
  const asked = async () => {
    const view = { year: String(tenant.year - 1), attempt: "first" as const };
    return (await getRegionResults(analyst, view)).indicators.some((one) => one.id === id);
  };

  expect(await asked()).toBe(true);
  await use(false);
  await refused(use(false), "CONFLICT");
  expect(await asked()).toBe(false);
  const { results } = await getSchoolResults(await at(school.director, school));
  expect(results.some(({ indicatorId }) => indicatorId === id)).toBe(true);
  await use(true);
  expect(await asked()).toBe(true);
  expect((await auditOf(tenant.region.id, id)).map(({ event }) => event)).toEqual([
    "indicator.switched",
    "indicator.switched",
  ]);

  const [authority] = tenant.municipalities;
  const head = await at(authority.head, authority);
  await refused(switchIndicator(head, { organisation, id, active: false }), "FORBIDDEN");
  await refused(
    switchIndicator(await at(tenant.region.ministry, "region"), { organisation, id, active: false }),
    "FORBIDDEN",
  );
  const other = await makeTenant();
  const stranger = await at(other.region.analyst, "region");
  await refused(
    switchIndicator(stranger, { organisation: other.region.code, id, active: false }),
    "NOT_FOUND",
  );
});
