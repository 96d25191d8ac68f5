import { beforeAll, expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import {
  getRegionMonitoringTasks,
  getSchoolFormTasks,
  listMonitoringTasks,
} from "@/lib/modules/monitorings/tasks/queries";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending } from "@/prisma/factories/submissions";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await asOwner({ regionId: tenant.region.id }, (tx) => buildCampaign(tx, tenant));
});

it("a form is a task of its school until it is sent, then of its authority, then of ИМАЦ, and of nobody else", async () => {
  const [home, neighbour] = tenant.municipalities;
  const [school, other] = home.schools;
  const [deputy, mentor] = [await at(school.deputy, school), await at(home.methodologist, home)];
  expect((await getSchoolFormTasks(deputy)).map(({ href }) => href)).toEqual([
    `/schools/${school.code}/monitorings/${String(campaign.year)}/M1`,
  ]);
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    await buildSending(tx, tenant.region.id, campaign.submissions[school.id] ?? "");
    await buildSending(tx, tenant.region.id, campaign.submissions[tenant.directSchool.id] ?? "");
  });
  expect(await getSchoolFormTasks(deputy)).toEqual([]);
  expect(await getSchoolFormTasks(await at(other.deputy, other))).toHaveLength(1);
  const authority = async (who: typeof mentor) =>
    withTenant(who, "submission:read", async (tx) =>
      (await listMonitoringTasks(tx, who)).map(({ title }) => title),
    );
  expect(await authority(await at(home.specialist, home))).toEqual(["Проверьте формы: 1"]);
  expect(await authority(await at(neighbour.specialist, neighbour))).toEqual([]);
  expect(await authority(mentor)).toEqual([]);
  const region = await getRegionMonitoringTasks(await at(tenant.region.analyst, "region"));
  expect(region.map(({ title }) => title)).toEqual(["Проверьте формы: 1"]);
  expect(await getRegionMonitoringTasks(await at(tenant.region.ministry, "region"))).toEqual([]);
});
