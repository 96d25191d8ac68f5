import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import {
  grantExtension,
  refuseExtension,
  requestExtension,
} from "@/lib/modules/monitorings/extensions/mutations";
import { listQueue } from "@/lib/modules/monitorings/checking/queue/queries";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import { buildSending, leadSubmission } from "@/prisma/factories/submissions";
import type { Tenant, TenantSchool } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

/** The respondents' stage is over, the authority's is not. */
const OVER = {
  opensOn: "2020-01-01",
  respondentUntilOn: "2020-02-01",
  municipalityUntilOn: "2090-01-05",
  closesOn: "2090-01-05",
  regionUntilOn: "2090-01-10",
};

let tenant: Tenant;
let campaign: BuiltCampaign;
let school: TenantSchool;
let director: TenantContext;
let specialist: TenantContext;
let analyst: TenantContext;
let of: { organisation: string; id: string };

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant, { days: OVER }));
  [school] = tenant.municipalities[0].schools;
  of = { organisation: school.code, id: campaign.submissions[school.id] ?? "" };
  director = await at(school.director, school);
  specialist = await at(tenant.municipalities[0].specialist, school);
  analyst = await at(tenant.region.analyst, school);
});

const ask = { reason: "Отключение электричества", wantedUntilOn: "2090-01-03" };
const waiting = () =>
  owner((tx) =>
    tx.submissionExtension.findFirstOrThrow({ where: { submissionId: of.id, state: "requested" } }),
  );

describe("more time", () => {
  it("is asked for once, refused or given by the level above, and locks again at the end of its day", async () => {
    await refused(requestExtension(specialist, { ...of, ...ask }), "FORBIDDEN");
    const past = await refused(
      requestExtension(director, { ...of, ...ask, wantedUntilOn: "2020-03-01" }),
      "INVALID",
    );
    expect(past.details.fields).toHaveProperty("wantedUntilOn");
    await requestExtension(director, { ...of, ...ask });
    await refused(requestExtension(director, { ...of, ...ask }), "CONFLICT");
    const queue = await listQueue(
      await at(tenant.region.analyst, "region"),
      queueParams.parse({ state: "all", requests: "yes" }),
    );
    expect(queue.rows.map(({ id }) => id)).toEqual([of.id]);

    const decision = { ...of, level: "municipality" as const, reason: "Время ещё есть" };
    const first = { id: (await waiting()).id, version: 1 };
    await refused(refuseExtension(analyst, { ...decision, request: first }), "FORBIDDEN");
    await refused(
      grantExtension(specialist, { ...decision, request: null, untilOn: "2090-01-03" }),
      "CONFLICT",
    );
    await refuseExtension(specialist, { ...decision, request: first });
    await refused(refuseExtension(specialist, { ...decision, request: first }), "STALE");

    await requestExtension(director, { ...of, ...ask });
    const request = { id: (await waiting()).id, version: 1 };
    const grant = { ...decision, request, reason: "Причина уважительная" };
    const beyond = await refused(grantExtension(specialist, { ...grant, untilOn: "2090-01-06" }), "INVALID");
    expect(beyond.message).toContain("до конца своего этапа, 05.01.2090");
    await grantExtension(specialist, { ...grant, untilOn: "2090-01-03" });
    const [row] = await asAdministrator<{ until: string }>(
      `SELECT to_char(extended_before AT TIME ZONE 'Europe/Simferopol', 'YYYY-MM-DD HH24:MI') AS until
         FROM submissions WHERE id = $1`,
      [of.id],
    );
    expect(row?.until).toBe("2090-01-04 00:00");
    const events = await asAdministrator<{ event: string }>(
      "SELECT event FROM audit_events WHERE after->>'submissionId' = $1 ORDER BY id",
      [of.id],
    );
    expect(events.map(({ event }) => event)).toEqual([
      "extension.requested",
      "extension.refused",
      "extension.requested",
      "extension.granted",
    ]);
    const letters = await asAdministrator<{ occasion: string }>(
      "SELECT DISTINCT data->>'occasion' AS occasion FROM jobs.job WHERE data->>'submissionId' = $1 ORDER BY 1",
      [of.id],
    );
    expect(letters.map(({ occasion }) => occasion)).toEqual(["extended", "extension-refused"]);
  });

  it("is given beyond the authority's stage by ИМАЦ, unasked too, and shown with who gave it and why", async () => {
    const grant = {
      ...of,
      level: "region" as const,
      request: null,
      untilOn: "2090-02-03",
      reason: "По письму",
    };
    await grantExtension(analyst, grant);
    const review = await getReview(specialist, campaign, queueParams.parse({}));
    expect(review.extensions[0]).toMatchObject({
      state: "granted",
      decidedLevel: "region",
      decisionReason: "По письму",
      grantedUntilOn: "2090-02-03",
      decidedBy: tenant.region.analyst.fullName,
    });
    expect(review.time).toMatchObject({
      level: "municipality",
      untilOn: "2090-02-03",
      latestOn: "2090-01-05",
    });
  });

  it("counts a sending in it as one with permission, and is not needed once it was sent", async () => {
    await owner((tx) => buildSending(tx, tenant.region.id, of.id));
    expect(await owner((tx) => tx.submission.findUnique({ where: { id: of.id } }))).toMatchObject({
      timeliness: "with_permission",
    });
    await refused(requestExtension(director, { ...of, ...ask, wantedUntilOn: "2090-03-03" }), "CONFLICT");
    const grant = {
      ...of,
      level: "region" as const,
      request: null,
      untilOn: "2090-03-03",
      reason: "По письму",
    };
    await refused(grantExtension(analyst, grant), "CONFLICT");
    await owner((tx) => leadSubmission(tx, of.id, "returned"));
  });

  it("of a school of the region itself is decided by ИМАЦ alone; a stranger finds nothing", async () => {
    const direct = {
      organisation: tenant.directSchool.code,
      id: campaign.submissions[tenant.directSchool.id] ?? "",
    };
    const own = await at(tenant.directSchool.director, tenant.directSchool);
    await requestExtension(own, { ...direct, ...ask });
    const [, neighbour] = tenant.municipalities;
    const stranger = await at(neighbour.specialist, neighbour.schools[0]);
    const grant = { request: null, untilOn: "2090-01-03", reason: "Причина" };
    await refused(grantExtension(stranger, { ...direct, ...grant, level: "municipality" }), "NOT_FOUND");
    await refused(grantExtension(stranger, { ...of, ...grant, level: "municipality" }), "NOT_FOUND");
  });
});
