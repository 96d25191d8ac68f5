import { describe, expect, it } from "vitest";

import { approvePlan, returnPlan, submitPlan, withdrawPlan } from "@/lib/modules/plans/approvals/mutations";
import { saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import { buildMembership, buildUser } from "@/prisma/factories/people";
import { makeRandom } from "@/prisma/factories/random";
import { aMeasure, auditOf, historyOf, makePlanWorld, newId } from "@/tests/setup/plans";
import { asCommand, at, refused } from "@/tests/setup/world";

const ORDER = { orderNumber: "12", orderDate: "2024-02-10" };

describe("the way of a plan to approval", () => {
  it("goes draft → on approval → returned → on approval → approved, each step audited", async () => {
    const { specialist, head, target, plan, home, year } = await makePlanWorld();
    const submitted = await submitPlan(specialist, { ...target, version: plan.version.version });
    expect(submitted).toEqual({ state: "on_approval", version: plan.version.version + 1 });
    const returned = await returnPlan(head, {
      ...target,
      version: submitted.version,
      reason: "Уточните сроки трека 2",
    });
    expect((await getPlan(specialist, year)).version).toMatchObject({
      state: "draft",
      returnReason: "Уточните сроки трека 2",
    });
    const again = await submitPlan(specialist, { ...target, version: returned.version });
    const withdrawn = await withdrawPlan(specialist, { ...target, version: again.version });
    const last = await submitPlan(specialist, { ...target, version: withdrawn.version });
    const approved = await approvePlan(head, { ...target, version: last.version, ...ORDER });
    expect(approved.state).toBe("approved");
    expect((await getPlan(head, year)).version).toMatchObject({
      orderNumber: "12",
      orderDate: "2024-02-10",
      approvalBasis: null,
    });
    const events = (await auditOf(home.regionId, plan.id)).map(({ event }) => event);
    expect(events).toEqual([
      "plan.created",
      "plan.submitted",
      "plan.returned",
      "plan.submitted",
      "plan.withdrawn",
      "plan.submitted",
      "plan.approved",
    ]);
    const [, submission] = await auditOf(home.regionId, plan.id);
    expect(submission?.after).toMatchObject({ state: "on_approval", gapCount: expect.any(Number) as number });
  });

  it("refuses an outdated version, telling what is stored", async () => {
    const { specialist, target, plan } = await makePlanWorld();
    const { details } = await refused(
      submitPlan(specialist, { ...target, version: plan.version.version + 7 }),
      "STALE",
    );
    expect(details.stale).toMatchObject({ field: "version", current: plan.version.version });
  });

  it("refuses each step in a state it does not belong to, with the sentence of the policy", async () => {
    const { specialist, head, target, plan } = await makePlanWorld();
    const { version } = plan.version;
    await refused(withdrawPlan(specialist, { ...target, version }), "CONFLICT");
    await refused(approvePlan(head, { ...target, version, ...ORDER }), "CONFLICT");
    await refused(returnPlan(head, { ...target, version, reason: "рано" }), "CONFLICT");
    const on = await submitPlan(specialist, { ...target, version });
    const { id, note } = aMeasure(plan);
    const edit = saveMeasureField(specialist, {
      ...target,
      id,
      field: "note",
      base: note,
      value: "поздно",
      since: 0,
    });
    expect((await refused(edit, "CONFLICT")).message).toContain("на утверждении");
    expect((await getPlan(specialist, target.year)).can.edit).toMatchObject({ allowed: false });
    await refused(submitPlan(specialist, { ...target, version: on.version }), "CONFLICT");
    for (const orderDate of ["2199-01-01", "1999-01-01"]) {
      await refused(
        approvePlan(head, { ...target, version: on.version, orderNumber: "1", orderDate }),
        "INVALID",
      );
    }
  });

  it("refuses an empty plan", async () => {
    const { specialist, target, plan } = await makePlanWorld("empty");
    const refusal = await refused(
      submitPlan(specialist, { ...target, version: plan.version.version }),
      "CONFLICT",
    );
    expect(refusal.message).toContain("нет мероприятий");
  });

  it("keeps the ground of an empowered person with the approval", async () => {
    const { specialist, target, plan, home, year } = await makePlanWorld();
    const owner = openOwnerDatabase();
    const deputy = await owner.$transaction(async (tx) => {
      const user = await buildUser(tx, makeRandom(), {
        email: `deputy-${newId()}@x.test`,
        fullName: "Заместитель начальника",
      });
      await buildMembership(tx, makeRandom(), user, home, {
        role: "authority_head",
        basis: "empowered",
        basisDocument: "приказ № 3 от 10.01.2026",
      });
      return user;
    });
    await owner.$disconnect();
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    const acting = await at(deputy, home);
    await approvePlan(acting, { ...target, version, ...ORDER });
    expect((await getPlan(acting, year)).version).toMatchObject({
      approvedBy: "Заместитель начальника",
      approvalBasis: "по поручению руководителя, приказ № 3 от 10.01.2026",
    });
  });
});

describe("a command sent twice", () => {
  it("is done once and answered the same; with another body it is refused", async () => {
    const { specialist, target, plan, home } = await makePlanWorld();
    const input = { ...target, version: plan.version.version };
    const key = newId();
    const first = await submitPlan(asCommand(specialist, input, key), input);
    const second = await submitPlan(asCommand(specialist, input, key), input);
    expect(second).toEqual(first);
    const submissions = (await auditOf(home.regionId, plan.id)).filter(
      ({ event }) => event === "plan.submitted",
    );
    expect(submissions).toHaveLength(1);
    const other = { ...input, version: first.version };
    await refused(withdrawPlan(asCommand(specialist, other, key), other), "CONFLICT");
  });

  it("leaves no key and no history behind when it was refused", async () => {
    const world = await makePlanWorld("empty");
    const { specialist, target, plan } = world;
    const input = { ...target, version: plan.version.version };
    const command = asCommand(specialist, input);
    await refused(submitPlan(command, input), "CONFLICT");
    await refused(submitPlan(command, input), "CONFLICT");
    expect(await historyOf(world)).toEqual([]);
  });
});
