import { beforeAll, describe, expect, it } from "vitest";

import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import {
  answerComment,
  closeComment,
  makeComment,
  reopenComment,
} from "@/lib/modules/plans/comments/mutations";
import { acceptProposal } from "@/lib/modules/plans/comments/proposals/mutations";
import { listComments } from "@/lib/modules/plans/comments/queries";
import { removeMeasure } from "@/lib/modules/plans/measures/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { getAuthorityTasks, getRegionTasks } from "@/lib/modules/plans/tasks/queries";
import { makeCommentWorld, remark, theThread, type CommentWorld } from "@/tests/setup/comments";
import { aMeasure, auditOf, newId } from "@/tests/setup/plans";
import { getPlanReferences } from "@/lib/modules/plans/references/queries";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, refused } from "@/tests/setup/world";

describe("the life of a remark", () => {
  let world: CommentWorld;
  beforeAll(async () => {
    world = await makeCommentWorld();
  });

  it("goes open → answered → open → closed → open, each step audited with its before and after", async () => {
    const { analyst, specialist, head, target, plan, home, year } = world;
    const measure = aMeasure(plan);
    const made = await makeComment(analyst, remark(world, { measureId: measure.id }));
    const { id } = made;
    const of = (version: number) => ({ ...target, id, version });
    expect(await theThread(specialist, year, id)).toMatchObject({
      state: "open",
      text: "Здесь нет ответственного",
      author: analyst.user.fullName,
      planVersionNumber: 1,
      measure: { lineageId: measure.lineageId, trackNumber: 1, title: measure.title },
      can: { answer: true, close: false, reopen: false },
    });
    const answered = await answerComment(specialist, { ...of(1), text: "Назначим до пятницы" });
    expect(answered).toEqual({ id, state: "answered", version: 2 });
    const again = await answerComment(analyst, { ...of(2), text: "Пятница прошла" });
    expect(again.state).toBe("open");
    const second = await answerComment(head, { ...of(3), text: "Назначили методиста" });
    expect(second.state).toBe("answered");
    expect(await closeComment(analyst, of(4))).toEqual({ id, state: "closed", version: 5 });
    const closed = await theThread(analyst, year, id);
    expect(closed).toMatchObject({ closedBy: analyst.user.fullName, can: { close: false, reopen: true } });
    expect(closed.closedAt).not.toBeNull();
    const { message } = await refused(answerComment(specialist, { ...of(5), text: "ещё" }), "CONFLICT");
    expect(message).toBe("Замечание закрыто ИМАЦ, отвечать на него больше не нужно.");
    await refused(closeComment(analyst, of(5)), "CONFLICT");
    expect((await reopenComment(analyst, { ...of(5), text: "Методист уволился" })).state).toBe("open");
    await refused(reopenComment(analyst, { ...of(6), text: "ещё" }), "CONFLICT");

    const thread = await theThread(specialist, year, id);
    expect(thread.closedAt).toBeNull();
    expect(thread.replies.map(({ fromRegion, text, author }) => [fromRegion, text, author])).toEqual([
      [false, "Назначим до пятницы", specialist.user.fullName],
      [true, "Пятница прошла", analyst.user.fullName],
      [false, "Назначили методиста", head.user.fullName],
      [true, "Методист уволился", analyst.user.fullName],
    ]);
    const events = await auditOf(home.regionId, id);
    expect(events.map(({ event }) => event)).toEqual([
      "comment.made",
      "comment.answered",
      "comment.answered",
      "comment.answered",
      "comment.closed",
      "comment.reopened",
    ]);
    expect(events[0]?.after).toMatchObject({ municipality: home.code, year, measureId: measure.id });
    expect(events[4]).toMatchObject({
      before: { state: "answered", version: 4 },
      after: { state: "closed", version: 5 },
    });
  });

  it("refuses what was written without seeing the last reply, naming who wrote it", async () => {
    const { analyst, specialist, head, target } = world;
    const { id } = await makeComment(analyst, remark(world));
    await answerComment(head, { ...target, id, version: 1, text: "Отвечаем" });
    const late = { ...target, id, version: 1 };
    const { message, details } = await refused(answerComment(specialist, { ...late, text: "И я" }), "STALE");
    expect(message).toContain(head.user.fullName);
    expect(details.stale).toMatchObject({ field: "version", current: 2, changedBy: head.user.fullName });
    await refused(closeComment(analyst, late), "STALE");
    expect((await theThread(head, world.year, id)).replies).toHaveLength(1);
  });

  it("is answered once by a command that is repeated, and two at a time do not both pass", async () => {
    const { analyst, specialist, head, target, year } = world;
    const { id } = await makeComment(analyst, remark(world));
    const input = { ...target, id, version: 1, text: "Отвечаем" };
    const command = asCommand(specialist, input);
    expect(await answerComment(command, input)).toEqual(await answerComment(command, input));
    const next = { ...input, version: 2 };
    const both = await Promise.allSettled([answerComment(specialist, next), answerComment(head, next)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await theThread(head, year, id)).replies).toHaveLength(2);
  });

  it("costs one statement to read, however many there are", async () => {
    expect(await statementsOf(() => listComments(world.specialist, world.year))).toHaveLength(1);
  });
});

describe("who may", () => {
  let world: CommentWorld;
  let id: string;
  let proposalId: string;
  beforeAll(async () => {
    world = await makeCommentWorld();
    const { catalogue } = await getPlanReferences(world.analyst);
    const offered = catalogue.slice(0, 1).map((entry) => entry.id);
    ({ id } = await makeComment(world.analyst, remark(world, { proposalIds: offered })));
    const [proposal] = (await theThread(world.specialist, world.year, id)).proposals;
    proposalId = proposal?.id ?? "";
  });

  it("the authority does not comment or close, the region does not accept, readers only read", async () => {
    const { specialist, head, analyst, home, target, tenant, year } = world;
    const methodologist = await at(home.methodologist, home);
    const ministry = await at(tenant.region.ministry, home);
    const of = { ...target, id, version: 1 };
    for (const ctx of [specialist, head, methodologist, ministry]) {
      await refused(makeComment(ctx, remark(world)), "FORBIDDEN");
      await refused(closeComment(ctx, of), "FORBIDDEN");
      await refused(reopenComment(ctx, { ...of, text: "снова" }), "FORBIDDEN");
    }
    for (const ctx of [methodologist, ministry]) {
      await refused(answerComment(ctx, { ...of, text: "ответ" }), "FORBIDDEN");
      expect((await theThread(ctx, year, id)).can).toEqual({ answer: false, close: false, reopen: false });
    }
    for (const ctx of [analyst, head, methodologist, ministry]) {
      await refused(acceptProposal(ctx, { ...target, proposalId, measureId: newId() }), "FORBIDDEN");
    }
    expect((await theThread(specialist, year, id)).version).toBe(1);
  });

  it("a neighbour and another region find nothing", async () => {
    const { neighbour, year, target } = world;
    const other = await makeCommentWorld();
    const stranger = await at(neighbour.specialist, neighbour);
    const abroad = other.analyst;
    for (const ctx of [stranger, abroad]) {
      expect((await listComments(ctx, year)).threads).toEqual([]);
    }
    const of = { ...target, id, version: 1 };
    await refused(answerComment(stranger, { ...of, text: "чужое" }), "NOT_FOUND");
    await refused(closeComment(abroad, of), "NOT_FOUND");
    await refused(acceptProposal(stranger, { ...target, proposalId, measureId: newId() }), "NOT_FOUND");
    await refused(makeComment(abroad, remark(world)), "NOT_FOUND");
  });

  it("the school sees nothing of it, whatever it asks the database", async () => {
    const { home } = world;
    const [school] = home.schools;
    await refused(listComments(await at(school.director, school), world.year), "NOT_FOUND");
    const seen = await asOwner({ regionId: home.regionId, municipalityId: home.id }, async (tx) => {
      await tx.$executeRaw`SELECT set_config('app.school_id', ${school.id}, true)`;
      return [
        await tx.planComment.count(),
        await tx.planCommentReply.count(),
        await tx.planCommentProposal.count(),
      ];
    });
    expect(seen).toEqual([0, 0, 0]);
  });

  it("a line of another text, a line that is gone and a measure outside the catalogue are refused", async () => {
    const { analyst, specialist, plan, target } = world;
    await refused(makeComment(analyst, remark(world, { planVersionId: newId() })), "NOT_FOUND");
    await refused(makeComment(analyst, remark(world, { measureId: newId() })), "CONFLICT");
    const { id: gone } = aMeasure(plan, 2);
    await removeMeasure(specialist, { ...target, id: gone, since: 0 });
    const { message } = await refused(makeComment(analyst, remark(world, { measureId: gone })), "CONFLICT");
    expect(message).toContain("уже нет");
    await refused(makeComment(analyst, remark(world, { proposalIds: [newId()] })), "INVALID");
  });
});

describe("homes and the region's table", () => {
  it("tell who has to answer and what has been answered, by year of the plan", async () => {
    const world = await makeCommentWorld();
    const { analyst, specialist, head, target, home, tenant, year } = world;
    const region = await at(tenant.region.analyst, "region");
    const ids = (tasks: { id: string }[]) =>
      tasks.map(({ id }) => id).filter((id) => /^(comments|answers)/.test(id));
    expect(ids(await getAuthorityTasks(specialist))).toEqual([]);
    const { id } = await makeComment(analyst, remark(world));
    await makeComment(analyst, remark(world));
    for (const ctx of [specialist, head]) {
      const task = (await getAuthorityTasks(ctx)).find((one) => one.id === `comments:${String(year)}`);
      expect(task).toMatchObject({
        title: "Ответьте на замечания ИМАЦ: 2",
        href: `/municipalities/${home.code}/plans/${String(year)}#comments`,
      });
    }
    const methodologist = await at(home.methodologist, home);
    expect(ids(await getAuthorityTasks(methodologist))).toEqual([]);
    await answerComment(specialist, { ...target, id, version: 1, text: "Отвечаем" });
    const rows = await listRegionPlans(region, year);
    expect(rows.map(({ openComments, answeredComments }) => [openComments, answeredComments])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    const answers = (await getRegionTasks(region, rows)).find((one) => one.id === `answers:${String(year)}`);
    expect(answers).toMatchObject({
      title: "Ответы муниципалитетов на замечания: 1",
      href: `/municipalities/${home.code}/plans/${String(year)}#comments`,
    });
    const ministry = await at(tenant.region.ministry, "region");
    expect(ids(await getRegionTasks(ministry, rows))).toEqual([]);
  });
});

describe("a remark stays with its text", () => {
  it("is read beside a newer one, and an older text takes no new remark", async () => {
    const world = await makeCommentWorld();
    const { analyst, specialist, head, target, plan, home, year } = world;
    const { id } = await makeComment(analyst, remark(world, { measureId: aMeasure(plan).id }));
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    const onApproval = await makeComment(analyst, remark(world));
    expect(onApproval.state).toBe("open");
    const order = { orderNumber: "12", orderDate: "2024-02-10" };
    await approvePlan(head, { ...target, version, ...order });
    await makeComment(analyst, remark(world));
    await asOwner({ regionId: home.regionId, municipalityId: home.id }, async (tx) => {
      await tx.planVersion.update({ where: { id: plan.version.id }, data: { state: "superseded" } });
      await tx.planVersion.create({
        data: {
          regionId: home.regionId,
          municipalityId: home.id,
          planId: plan.id,
          number: 2,
          state: "approved",
          orderNumber: "13",
          orderDate: new Date("2024-03-10"),
          approvedAt: new Date("2024-03-10"),
          approvedByName: "Руководитель",
        },
      });
    });
    expect((await getPlan(analyst, year)).version.number).toBe(2);
    expect(await theThread(analyst, year, id)).toMatchObject({
      planVersionNumber: 1,
      measure: { lineageId: aMeasure(plan).lineageId },
    });
    const answered = await answerComment(specialist, { ...target, id, version: 1, text: "Учли в новой" });
    expect(answered.state).toBe("answered");
    const { message } = await refused(makeComment(analyst, remark(world)), "CONFLICT");
    expect(message).toContain("больше не действует");
  });
});
