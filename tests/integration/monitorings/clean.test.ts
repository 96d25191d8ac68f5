import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { forwardClean } from "@/lib/modules/monitorings/checking/clean/mutations";
import { listClean } from "@/lib/modules/monitorings/checking/clean/queries";
import { addRemark } from "@/lib/modules/monitorings/remarks/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
let analyst: TenantContext;
let specialist: TenantContext;

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);
const idOf = ({ id }: { id: string }) => campaign.submissions[id] ?? "";
const row = (school: TenantSchool) =>
  owner((tx) => tx.submission.findUniqueOrThrow({ where: { id: idOf(school) } }));
const region = () => ({ organisation: tenant.region.code });

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant));
  analyst = await at(tenant.region.analyst, "region");
  specialist = await at(tenant.municipalities[0].specialist, tenant.municipalities[0]);
  const [first, second] = tenant.municipalities;
  await owner(async (tx) => {
    for (const [index, school] of [...first.schools, ...second.schools].entries())
      await buildSending(tx, tenant.region.id, idOf(school), { warnings: index === 2 ? 1 : 0 });
    for (const school of second.schools) await leadSubmission(tx, idOf(school), "checked");
  });
});

describe("what has no warnings", () => {
  it("is counted for the level it waits at, without what has warnings or an unsent remark", async () => {
    const [first, second] = tenant.municipalities;
    const [one, two] = first.schools;
    const own = await listClean(specialist, {});
    expect(own.total).toBe(2);
    expect(own.submissions.map(({ id }) => id)).toEqual([idOf(one), idOf(two)]);
    expect((await listClean(analyst, {})).total).toBe(3);
    expect((await listClean(analyst, { municipality: first.code })).total).toBe(0);
    expect((await listClean(analyst, { campaign: `M5-${String(campaign.year)}` })).total).toBe(0);
    await addRemark(await at(first.specialist, two), {
      organisation: two.code,
      id: idOf(two),
      side: "municipality",
      question: null,
      text: "Проверьте",
    });
    expect((await listClean(specialist, {})).submissions.map(({ id }) => id)).toEqual([idOf(one)]);
    await refused(listClean(await at(second.head, second), {}), "FORBIDDEN");
  });

  it("is not taken on when one of it has moved, has warnings, waits elsewhere or is somebody else's", async () => {
    const [first, second] = tenant.municipalities;
    const [one, , warned] = first.schools;
    const entry = async (school: TenantSchool) => ({
      id: idOf(school),
      version: (await row(school)).version,
    });
    const of = { organisation: first.code };
    const stale = { ...(await entry(one)), version: 1 };
    await refused(forwardClean(specialist, { ...of, submissions: [stale] }), "STALE");
    const mixed = [await entry(one), await entry(warned)];
    expect(
      (await refused(forwardClean(specialist, { ...of, submissions: mixed }), "CONFLICT")).message,
    ).toContain("с предупреждениями");
    const foreign = [await entry(one), await entry(second.schools[0])];
    await refused(forwardClean(specialist, { ...of, submissions: foreign }), "NOT_FOUND");
    await refused(forwardClean(analyst, { ...region(), submissions: [await entry(one)] }), "CONFLICT");
    expect(await row(one)).toMatchObject({ state: "submitted" });
  });

  it("is accepted together, each with its step and its audit row, by as many statements as one", async () => {
    const [, second] = tenant.municipalities;
    const { submissions } = await listClean(analyst, {});
    const statements = await statementsOf(async () => {
      expect(await forwardClean(analyst, { ...region(), submissions })).toEqual({ count: 3 });
    });
    expect(statements.length).toBeLessThanOrEqual(9);
    for (const school of second.schools)
      expect(await row(school)).toMatchObject({ state: "accepted", acceptedSending: 1, openedAt: null });
    const audited = await asAdministrator<{ before: unknown; after: unknown }>(
      "SELECT before, after FROM audit_events WHERE event = 'submission.accepted' AND subject_id = ANY($1)",
      [second.schools.map(idOf)],
    );
    expect(audited).toHaveLength(3);
    expect(audited[0]).toMatchObject({
      before: { state: "checked" },
      after: { state: "accepted", together: 3 },
    });
    const steps = await owner((tx) =>
      tx.submissionStep.count({ where: { action: "accept", side: "region", to: "accepted" } }),
    );
    expect(steps).toBe(3);
    await refused(forwardClean(analyst, { ...region(), submissions }), "CONFLICT");
  });
});
