import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Permission } from "@/lib/core/auth/permissions";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError } from "@/lib/core/errors";
import { allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import { holdSubmission, submissionRights } from "@/lib/modules/monitorings/submissions/queries";
import { takeStep } from "@/lib/modules/monitorings/submissions/steps/mutations";
import type { SubmissionAction } from "@/lib/modules/monitorings/submissions/types";
import { buildCampaign, type BuiltCampaign } from "@/prisma/factories/campaigns";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let campaign: BuiltCampaign;
let school: Tenant["municipalities"][0]["schools"][0];
let id: string;
let director: TenantContext;
let specialist: TenantContext;
let analyst: TenantContext;

const PERMISSIONS: Record<SubmissionAction, Permission> = {
  begin: "submission:fill",
  send: "submission:send",
  recall: "submission:send",
  return: "submission:check",
  pass: "submission:check",
  accept: "submission:accept",
  reopen: "submission:reopen",
};

beforeAll(async () => {
  tenant = await makeTenant();
  campaign = await owner((tx) => buildCampaign(tx, tenant));
  [school] = tenant.municipalities[0].schools;
  id = campaign.submissions[school.id] ?? "";
  director = await at(school.director, school);
  specialist = await at(tenant.municipalities[0].specialist, school);
  analyst = await at(tenant.region.analyst, school);
});

const owner = <T>(work: (tx: Tx) => Promise<T>) => asOwner({ regionId: tenant.region.id }, work);

/** What every command does: hold, ask the policy, take the step. */
function step(ctx: TenantContext, action: SubmissionAction, submissionId = id) {
  return withTenant(ctx, PERMISSIONS[action], async (tx, actor) => {
    const held = await holdSubmission(tx, { id: submissionId, timeZone: ctx.timeZone });
    const allowance = allowSubmissionAction(action, held.facts, submissionRights(ctx, held));
    if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
    return takeStep(tx, actor, held, action, {
      changes: action === "return" ? { returnedBy: "municipality" } : {},
    });
  });
}

const COUNTED = `SELECT area_id, sum((asked AND state = 'not_started')::int)::int AS not_started,
    sum((asked AND state = 'draft')::int)::int AS draft, sum((asked AND state = 'submitted')::int)::int AS submitted,
    sum((asked AND state = 'checked')::int)::int AS checked, sum((asked AND state = 'returned')::int)::int AS returned,
    sum((NOT asked)::int)::int AS excused
  FROM (SELECT *, excused_at IS NULL AS asked FROM submissions) s WHERE campaign_id = $1 GROUP BY 1 ORDER BY 1`;
const COUNTERS = `SELECT area_id, not_started, draft, submitted, checked, returned, excused
  FROM campaign_counters WHERE campaign_id = $1 ORDER BY 1`;

describe("a submission", () => {
  it("goes up and comes back by the steps of its table, each written and audited, the counters beside it", async () => {
    await refused(step(specialist, "begin"), "CONFLICT");
    expect(await step(director, "begin")).toEqual({ state: "draft", version: 2 });
    expect((await step(director, "send")).state).toBe("submitted");
    await refused(step(analyst, "accept"), "CONFLICT");
    expect((await step(specialist, "return")).state).toBe("returned");
    expect((await step(director, "send")).state).toBe("submitted");
    await owner((tx) =>
      tx.submission.update({
        where: { id: campaign.submissions[tenant.directSchool.id] ?? "" },
        data: { excusedAt: new Date("2026-09-01T00:00:00Z"), excuseReason: "Школа закрыта" },
      }),
    );
    expect(await asAdministrator(COUNTERS, [campaign.id])).toEqual(
      await asAdministrator(COUNTED, [campaign.id]),
    );
    const steps = await asAdministrator<{ action: string; side: string }>(
      "SELECT action, side FROM submission_steps WHERE submission_id = $1 ORDER BY at",
      [id],
    );
    expect(steps.map(({ action, side }) => `${side} ${action}`)).toEqual([
      "respondent begin",
      "respondent send",
      "municipality return",
      "respondent send",
    ]);
    const [{ events } = { events: 0 }] = await asAdministrator<{ events: number }>(
      "SELECT count(*)::int AS events FROM audit_events WHERE subject_id = $1 AND event LIKE 'submission.%'",
      [id],
    );
    expect(events).toBe(4);
  });

  it("is not moved past its table by any statement, and its answers not written on while it is checked", async () => {
    const set = (state: string) =>
      owner((tx) => tx.$executeRawUnsafe(`UPDATE submissions SET state = '${state}' WHERE id = '${id}'`));
    await expect(set("accepted")).rejects.toThrow(/does not go from submitted to accepted/);
    await expect(set("not_started")).rejects.toThrow(/does not go/);
    await expect(
      withTenant(
        director,
        "submission:fill",
        (tx, { regionId }) => tx.$executeRaw`
          INSERT INTO submission_answers (submission_id, region_id, organisation_id)
          VALUES (${id}::uuid, ${regionId}::uuid, ${school.id}::uuid)`,
      ),
    ).rejects.toThrow(/locked/);
  });

  it("shows a draft to nobody but its own organisation, and a checker's remark once it is sent down", async () => {
    const [, other] = tenant.municipalities[0].schools;
    const draftId = campaign.submissions[other.id] ?? "";
    const writer = await at(other.deputy, other);
    await withTenant(writer, "submission:fill", (tx, actor) =>
      tx.submissionAnswers.create({
        data: { submissionId: draftId, regionId: actor.regionId, organisationId: other.id, answers: {} },
      }),
    );
    const drafts = (ctx: TenantContext) =>
      withTenant(ctx, "submission:read", (tx) =>
        tx.submissionAnswers.count({ where: { submissionId: draftId } }),
      );
    expect(await drafts(writer)).toBe(1);
    for (const ctx of [specialist, analyst, director]) expect(await drafts(ctx)).toBe(0);

    const remark = await withTenant(specialist, "submission:check", (tx, actor) =>
      tx.submissionRemark.create({
        data: {
          submissionId: id,
          regionId: actor.regionId,
          sending: 2,
          side: "municipality",
          text: "Проверьте",
          madeById: actor.userId,
          madeByName: actor.userName,
        },
      }),
    );
    const remarks = (ctx: TenantContext) =>
      withTenant(ctx, "submission:read", (tx) => tx.submissionRemark.count({ where: { id: remark.id } }));
    expect([await remarks(director), await remarks(analyst), await remarks(specialist)]).toEqual([0, 0, 1]);
    await withTenant(specialist, "submission:check", (tx) =>
      tx.submissionRemark.update({
        where: { id: remark.id },
        data: { publishedAt: new Date("2026-09-02T00:00:00Z") },
      }),
    );
    expect([await remarks(director), await remarks(analyst)]).toEqual([1, 1]);
  });

  it("is out of time for a request that waited for the window across its end", async () => {
    const [, , third] = tenant.municipalities[0].schools;
    const submissionId = campaign.submissions[third.id] ?? "";
    const head = await at(third.director, third);
    await step(head, "begin", submissionId);
    const sent = await owner(async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM campaigns WHERE id = ${campaign.id}::uuid FOR UPDATE`;
      const sending = step(head, "send", submissionId).then(
        () => "sent",
        (error: unknown) => (error as Error).message,
      );
      for (;;) {
        const waiting = await asAdministrator(
          "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
        );
        if (waiting.length > 0) break;
      }
      await tx.campaign.update({
        where: { id: campaign.id },
        data: {
          respondentUntilOn: new Date("2024-09-10"),
          municipalityUntilOn: new Date("2024-09-13"),
          closesOn: new Date("2024-09-13"),
        },
      });
      return { sending };
    });
    expect(await sent.sending).toContain("Срок истёк 10.09.2024 в 23:59:59");
  });

  it("of a stranger is not there", async () => {
    const stranger = await makeTenant();
    const [foreign] = stranger.municipalities[0].schools;
    await refused(step(await at(foreign.director, foreign), "begin"), "NOT_FOUND");
    const [, neighbour] = tenant.municipalities;
    await refused(step(await at(neighbour.specialist, neighbour), "return"), "NOT_FOUND");
  });

  it("is looked up by its key by what hangs on it, however many the region has", async () => {
    const through = await asAdministrator<{ policyname: string }>(
      `SELECT policyname FROM pg_policies WHERE tablename LIKE 'submission\\_%'
          AND coalesce(qual, '') || coalesce(with_check, '') ~ ' IN \\( ?SELECT [a-z]\\.id\\s+FROM submission'`,
      [],
    );
    expect(through).toEqual([]);
  });
});
