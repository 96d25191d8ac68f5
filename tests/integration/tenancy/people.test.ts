import { beforeAll, describe, expect, it } from "vitest";

import { can } from "@/lib/core/auth/tenant-context";
import { PERMISSIONS } from "@/lib/core/auth/permissions";
import { contextOfUser } from "@/lib/core/db/bootstrap";
import { withTenant } from "@/lib/core/db/with-tenant";
import { saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { aMeasure, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { asOwner, at, refused } from "@/tests/setup/world";

let world: PlanWorld;
beforeAll(async () => {
  world = await makePlanWorld("catalogue");
});

describe("a director of one school who is the mentor of another", () => {
  it("may read the mentored school and write the journal of visits there, nothing else", async () => {
    const [own, mentored] = world.home.schools;
    const there = await at(own.director, mentored);
    const here = await at(own.director, own);
    const writes = PERMISSIONS.filter((permission) => !/:read/.test(permission));
    expect(writes.filter((permission) => can(there, permission))).toEqual(["mentoring:write"]);
    expect(can(there, "action:read")).toBe(true);
    // In the own school the director manages its accounts: rights do not travel between the two.
    expect(can(here, "user:manage")).toBe(true);
    await refused(
      withTenant(there, "user:manage", () => Promise.resolve(null)),
      "FORBIDDEN",
    );
  });

  it("writes no row for it even inside a unit of work that reads", async () => {
    const [own, mentored] = world.home.schools;
    const here = await at(own.director, own);
    const changed = await withTenant(here, "organisation:read", (tx) =>
      tx.person.updateMany({ where: { schoolId: mentored.id }, data: { post: "чужой" } }),
    );
    expect(changed.count).toBe(0);
    const row = {
      regionId: mentored.regionId,
      municipalityId: mentored.municipalityId,
      schoolId: mentored.id,
      organisationId: mentored.id,
      fullName: "Чужой",
      post: "чужой",
    };
    await expect(
      withTenant(here, "organisation:read", (tx) => tx.person.createMany({ data: [row] })),
    ).rejects.toThrow(/row-level security/);
  });
});

describe("strangers and lower roles at a plan", () => {
  it("a specialist of the neighbour, of another region, a region's expert: nothing there", async () => {
    const other = await makePlanWorld("empty");
    for (const stranger of [world.neighbour.specialist, other.home.specialist, other.tenant.region.admin]) {
      expect(await contextOfUser(stranger.id, null, { organisation: world.home.code })).toBeNull();
    }
  });

  it.each(["methodologist", "head"] as const)("the authority's %s edits nothing", async (who) => {
    const ctx = await at(world.home[who], world.home);
    const { id, note } = aMeasure(world.plan);
    await refused(
      saveMeasureField(ctx, { ...world.target, id, field: "note", base: note, value: "х", since: 0 }),
      "FORBIDDEN",
    );
  });

  it("membership that has ended or not begun gives nothing", async () => {
    const { home, tenant } = world;
    const user = home.methodologist;
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.membership.updateMany({ where: { userId: user.id }, data: { validTo: new Date("2024-01-01") } }),
    );
    expect(await contextOfUser(user.id, null, { organisation: home.code })).toBeNull();
  });
});
