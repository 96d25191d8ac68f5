import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { getBoard, listAuthorityBoard } from "@/lib/modules/monitorings/board/queries";
import {
  acceptSubmission,
  passSubmission,
  returnSubmission,
} from "@/lib/modules/monitorings/checking/mutations";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

/** Everybody's term is over: whoever has not sent is late. */
const OVER = {
  opensOn: "2020-01-01",
  respondentUntilOn: "2020-02-01",
  municipalityUntilOn: "2090-01-05",
  closesOn: "2090-01-05",
  regionUntilOn: "2090-01-10",
};

let tenant: Tenant;
let campaign: BuiltCampaign;
let analyst: TenantContext;

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);
const idOf = (school: TenantSchool) => campaign.submissions[school.id] ?? "";

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant, { days: OVER }));
  analyst = await at(tenant.region.analyst, "region");
});

/** The same counted from the rows. */
const COUNTED = `SELECT area_id::text AS area, count(*) FILTER (WHERE state = 'not_started')::int AS "notStarted",
    count(*) FILTER (WHERE state = 'submitted')::int AS submitted, count(*) FILTER (WHERE state = 'checked')::int AS checked,
    count(*) FILTER (WHERE state IN ('returned', 'reopened'))::int AS returned,
    count(*) FILTER (WHERE state = 'accepted')::int AS accepted,
    count(*) FILTER (WHERE timeliness = 'on_time')::int AS "onTime",
    count(*) FILTER (WHERE timeliness = 'with_permission')::int AS "withPermission"
  FROM submissions WHERE campaign_id = $1 AND excused_at IS NULL GROUP BY 1 ORDER BY 1`;

describe("the board", () => {
  it("moves with every step by authority, and says the same as the rows", async () => {
    const [first, second] = tenant.municipalities;
    const [one, two] = first.schools;
    await owner(async (tx) => {
      await buildSending(tx, tenant.region.id, idOf(one), { sentAt: new Date("2020-01-15T09:00:00Z") });
      await buildSending(tx, tenant.region.id, idOf(two));
    });
    const specialist = await at(first.specialist, one);
    const version = async (school: TenantSchool) =>
      (await owner((tx) => tx.submission.findUniqueOrThrow({ where: { id: idOf(school) } }))).version;
    const named = async (school: TenantSchool) => ({
      organisation: school.code,
      id: idOf(school),
      version: await version(school),
    });
    await passSubmission(specialist, await named(one));
    await acceptSubmission(await at(tenant.region.analyst, one), await named(one));
    await returnSubmission(await at(first.specialist, two), {
      ...(await named(two)),
      level: "municipality",
      reason: "Проверьте",
      dueOn: null,
    });
    await owner((tx) =>
      tx.submission.update({
        where: { id: idOf(second.schools[0]) },
        data: { excusedAt: new Date("2026-09-01T00:00:00Z"), excuseReason: "Школа закрыта" },
      }),
    );
    await owner((tx) =>
      tx.submission.update({
        where: { id: idOf(second.schools[1]) },
        data: { extendedBefore: new Date("2090-01-01T00:00:00Z") },
      }),
    );
    const board = await getBoard(analyst, campaign);
    const row = (area: string) => board.rows.find((each) => each.area === area);
    expect(row(first.code)).toMatchObject({
      notStarted: 1,
      returned: 1,
      accepted: 1,
      late: 1,
      onTime: 1,
      withPermission: 1,
    });
    expect(row(second.code)).toMatchObject({ notStarted: 2, excused: 1, late: 1 });
    expect(board.rows.at(-1)).toMatchObject({ area: "direct", notStarted: 1, late: 1 });

    const counted = await asAdministrator<{ area: string }>(COUNTED, [campaign.id]);
    const codes = new Map([first, second].map(({ id, code }) => [id, code]));
    for (const { area, ...figures } of counted)
      expect(row(codes.get(area) ?? "direct"), area).toMatchObject(figures);
  });

  it("costs two statements and the clock, and belongs to the region", async () => {
    const statements = await statementsOf(() => getBoard(analyst, campaign));
    expect(statements.filter((text) => !text.startsWith("SELECT portal_now()"))).toHaveLength(2);
    const [first] = tenant.municipalities;
    await refused(getBoard(await at(first.specialist, first), campaign), "NOT_FOUND");
    await refused(getBoard(analyst, { year: 2001, code: "M1" }), "NOT_FOUND");
    const stranger = await makeTenant();
    await refused(getBoard(await at(stranger.region.analyst, "region"), campaign), "NOT_FOUND");
  });

  it("shows an authority its own schools alone", async () => {
    const [first] = tenant.municipalities;
    const own = await at(first.specialist, first);
    // Campaigns of the last twelve months: as if it were the spring of that year.
    const rows = await listAuthorityBoard({ ...own, today: "2020-05-01" });
    expect(rows).toMatchObject([{ code: campaign.code, accepted: 1, returned: 1, notStarted: 1 }]);
  });
});
