import { expect, it, vi } from "vitest";

import { mergeSchool } from "@/lib/modules/schools/moves/mutations";
import { asAdministrator, asRuntimeRole } from "@/tests/setup/administrator";
import { freshSchool } from "@/tests/setup/schools";
import { asOwner, at, makeTenant } from "@/tests/setup/world";

it("of two schools merged into each other at once only one is closed", async () => {
  const tenant = await makeTenant();
  const { region } = tenant;
  const [home] = tenant.municipalities;
  const pair = await Promise.all([freshSchool(tenant, home), freshSchool(tenant, home)]);
  const merge = async (from: { code: string }, to: { code: string }) => {
    const ctx = await at(region.analyst, from);
    const act = { organisation: from.code, successor: to.code, kind: "merged" as const };
    return mergeSchool(ctx, { ...act, onDate: ctx.today, basis: "приказ № 5" });
  };
  const ends = await asRuntimeRole(async (holder) => {
    await holder.query("BEGIN");
    await holder.query("SELECT set_config('app.region_id', $1, true)", [region.id]);
    const codes = pair.map(({ code }) => code);
    await holder.query("SELECT FROM organisations WHERE code = ANY ($1) FOR NO KEY UPDATE", [codes]);
    const both = Promise.allSettled([merge(pair[0], pair[1]), merge(pair[1], pair[0])]);
    await vi.waitFor(async () => {
      const waiting = await asAdministrator(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      expect(waiting).toHaveLength(2);
    });
    await holder.query("COMMIT");
    return both;
  });
  expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const schools = await asOwner({ regionId: region.id }, (tx) =>
    tx.organisation.findMany({ where: { id: { in: pair.map(({ id }) => id) }, closedOn: { not: null } } }),
  );
  expect(schools).toHaveLength(1);
});
