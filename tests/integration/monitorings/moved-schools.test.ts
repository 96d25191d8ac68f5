import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { markOpened, passSubmission, returnSubmission } from "@/lib/modules/monitorings/checking/mutations";
import { listQueue } from "@/lib/modules/monitorings/checking/queue/queries";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";
import { moveSchool } from "@/lib/modules/schools/moves/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { SHORT_FORM } from "@/prisma/factories/short-form";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
let accepted: TenantSchool;
let waiting: TenantSchool;
let staying: TenantSchool;
/** The specialist of the authority the schools have left. */
let before: TenantContext;

const all = queueParams.parse({ state: "all" });
const kept = (school: { code: string }) => ({
  year: campaign.year,
  code: campaign.code,
  respondent: school.code,
});

beforeAll(async () => {
  tenant = await makeTenant();
  const [first, second] = tenant.municipalities;
  [accepted, waiting, staying] = first.schools;
  campaign = await asOwner({ regionId: tenant.region.id }, async (tx) => {
    const built = await buildCampaign(tx, tenant, { definition: SHORT_FORM });
    for (const { id, director } of first.schools)
      await buildSending(tx, tenant.region.id, built.submissions[id] ?? "", { sentBy: director });
    await leadSubmission(tx, built.submissions[accepted.id] ?? "", "accepted");
    return built;
  });
  for (const [school, authority] of [
    [accepted, second.code],
    [waiting, ""],
  ] as const) {
    const ctx = await at(tenant.region.analyst, school);
    await moveSchool(ctx, { organisation: school.code, authority, onDate: ctx.today, basis: "приказ № 1" });
  }
  before = await at(first.specialist, first);
});

describe("a form of a school that has moved", () => {
  it("stands in the queue of the authority that keeps it, with a page it opens on", async () => {
    const [first] = tenant.municipalities;
    const { rows } = await listQueue(before, all);
    const { year, code } = campaign;
    const home = `/municipalities/${first.code}/submissions/${String(year)}/${code}`;
    expect(rows.map(({ organisation, href }) => [organisation.code, href.split("?")[0]]).sort()).toEqual(
      [
        [accepted.code, `${home}/${accepted.code}`],
        [waiting.code, `${home}/${waiting.code}`],
        [staying.code, `/schools/${staying.code}/monitorings/${String(year)}/${code}/review`],
      ].sort(),
    );
    const review = await getReview(before, kept(accepted), all);
    expect(review).toMatchObject({
      state: "accepted",
      organisation: { code: first.code, name: accepted.name },
      can: { pass: false, return: false, reopen: false, note: false },
    });
    expect(review.sections).not.toEqual([]);
    // The neighbours in the queue open as well.
    const { next, previous } = review.place;
    for (const path of [next, previous].filter((each) => each !== null))
      expect(path).toMatch(new RegExp(`^(${home}/|/schools/${staying.code}/)`));
  });

  it("that waits for the authority is checked by it to the end, at its own address", async () => {
    const [first] = tenant.municipalities;
    const review = await getReview(before, kept(waiting), all);
    expect(review).toMatchObject({ level: "municipality", can: { pass: true, return: true, note: true } });
    const { id, version, organisation } = review;
    expect(organisation.code).toBe(first.code);
    await markOpened(before, { id, level: "municipality" });
    await passSubmission(before, { organisation: first.code, id, version });
    const passed = await getReview(before, kept(waiting), all);
    expect([passed.state, passed.can.pass]).toEqual(["checked", false]);
    await refused(
      returnSubmission(before, {
        ...{ organisation: first.code, id, version: passed.version, level: "municipality" },
        ...{ reason: "Проверьте", dueOn: null },
      }),
      "CONFLICT",
    );
  });

  it("is read at the address of the school by the authority it moved to, and by no other", async () => {
    const [, second] = tenant.municipalities;
    const named = { year: campaign.year, code: campaign.code };
    const after = await at(second.specialist, accepted);
    expect((await getReview(after, named, all)).state).toBe("accepted");
    await refused(getReview(await at(second.specialist, second), kept(accepted), all), "NOT_FOUND");
    await refused(getReview(await at(second.specialist, second), kept(staying), all), "NOT_FOUND");
    await refused(
      getReview(before, { ...kept(accepted), respondent: second.schools[0].code }, all),
      "NOT_FOUND",
    );
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities;
    await refused(getReview(await at(foreign.specialist, foreign), kept(accepted), all), "NOT_FOUND");
  });
});
