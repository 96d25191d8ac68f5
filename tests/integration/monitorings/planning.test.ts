import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { cancelCampaign } from "@/lib/modules/monitorings/campaigns/mutations";
import { planCampaign, replanCampaign } from "@/lib/modules/monitorings/campaigns/planning/mutations";
import { getCampaign, getCampaignYear } from "@/lib/modules/monitorings/campaigns/queries";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { changedCampaign, openedCampaign, plannedCampaign } from "@/tests/setup/campaigns";
import { auditOf } from "@/tests/setup/plans";
import { at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let admin: TenantContext;
let organisation: string;

beforeAll(async () => {
  tenant = await makeTenant();
  admin = await at(tenant.region.admin, tenant.region);
  organisation = tenant.region.code;
});

const events = async (id: string) => (await auditOf(tenant.region.id, id)).map(({ event }) => event);

describe("a monitoring beside the templates", () => {
  const extra = {
    ...{ code: "X1", title: "Дополнительный сбор", form: "M2" },
    ...{ opensOn: "2034-03-01", respondentUntilOn: "2034-03-10", municipalityUntilOn: "2034-03-12" },
    ...{ closesOn: "2034-03-12", regionUntilOn: "2034-03-20" },
  };

  it("is planned for a form of the region with days of its own, then goes the way of the others", async () => {
    const input = { organisation, year: 2034, ...extra };
    const wrong = await refused(planCampaign(admin, { ...input, closesOn: "2034-02-01" }), "INVALID");
    expect(wrong.details.fields?.closesOn).toContain("раньше первого");
    expect(
      (await refused(planCampaign(admin, { ...input, form: "M77" }), "INVALID")).details.fields,
    ).toHaveProperty("form");
    expect(
      (await refused(planCampaign(admin, { ...input, code: "M1" }), "INVALID")).details.fields?.code,
    ).toContain("у шаблона");
    await refused(planCampaign(await at(tenant.region.analyst, tenant.region), input), "FORBIDDEN");
    expect(await planCampaign(admin, input)).toEqual({ year: 2034, code: "X1" });
    expect((await refused(planCampaign(admin, input), "INVALID")).details.fields?.code).toContain("уже есть");
    const planned = await getCampaign(admin, 2034, "X1");
    expect(planned).toMatchObject({
      ...{ state: "planned", confirmed: false, target: "all", formCode: "M2", opensOn: "2034-03-01" },
      form: { code: "M2" },
    });
    expect(await events(planned.id)).toEqual(["campaign.planned"]);
    // The templates of the year still wait for their turn.
    expect((await getCampaignYear(admin, 2034)).unplanned).toEqual(["M1", "M2", "M3", "M4", "M5"]);
    expect((await openedCampaign(admin, planned)).state).toBe("opened");
  });
});

describe("a cancelled monitoring", () => {
  it("is planned once more in its year; the cancelled one keeps what was asked under a code of its own", async () => {
    const first = await openedCampaign(
      admin,
      await changedCampaign(admin, await plannedCampaign(admin, "M1", 2035), { title: "Контингент" }),
    );
    const { id } = first;
    await refused(replanCampaign(admin, { organisation, id, version: first.version }), "CONFLICT");
    await cancelCampaign(admin, { organisation, id, version: first.version, reason: "Письмо отозвано" });
    const cancelled = await getCampaign(admin, 2035, "M1");
    expect(cancelled.can).toMatchObject({ replan: true, edit: false });
    const again = { organisation, id, version: cancelled.version };
    expect(await replanCampaign(admin, again)).toEqual({ year: 2035, code: "M1" });
    await refused(replanCampaign(admin, again), "STALE");
    expect(await getCampaign(admin, 2035, "M1-1")).toMatchObject({ id, state: "cancelled" });
    const planned = await getCampaign(admin, 2035, "M1");
    expect(planned).toMatchObject({
      ...{ state: "planned", confirmed: false, title: "Контингент", opensOn: first.opensOn },
      counts: null,
    });
    expect(await events(id)).toEqual(
      ["campaign.planned", "campaign.changed", "campaign.confirmed", "campaign.opened"].concat(
        "campaign.cancelled",
        "campaign.changed",
      ),
    );
    expect((await openedCampaign(admin, planned)).counts?.asked).toBe(first.counts?.asked);
    // No two receipts of the year are the same.
    const numbers = await asAdministrator<{ many: number; different: number }>(
      `SELECT count(*)::int AS many, count(DISTINCT s.ordinal)::int AS different FROM submissions s
         JOIN campaigns c ON c.id = s.campaign_id WHERE c.region_id = $1 AND c.year = 2035 AND c.code IN ('M1', 'M1-1')`,
      [tenant.region.id],
    );
    expect(numbers[0]?.many).toBe(numbers[0]?.different);
  });
});
