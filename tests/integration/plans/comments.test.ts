import { beforeAll, describe, expect, it } from "vitest";

import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import {
  answerComment,
  closeComment,
  makeComment,
  reopenComment,
} from "@/lib/modules/plans/comments/mutations";
import { acceptProposal } from "@/lib/modules/plans/comments/proposals/mutations";
import { listComments } from "@/lib/modules/plans/comments/queries";
import type { MakeCommentInput } from "@/lib/modules/plans/comments/schema";
import { removeMeasure } from "@/lib/modules/plans/measures/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { aMeasure, auditOf, historyOf, makePlanWorld, newId, type PlanWorld } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, refused } from "@/tests/setup/world";

interface CommentWorld extends PlanWorld {
  analyst: TenantContext;
}

async function makeCommentWorld(): Promise<CommentWorld> {
  const world = await makePlanWorld();
  return { ...world, analyst: await at(world.tenant.region.analyst, world.home) };
}

const remark = ({ target, plan }: PlanWorld, values: Partial<MakeCommentInput> = {}): MakeCommentInput => ({
  ...target,
  planVersionId: plan.version.id,
  measureId: null,
  text: "Здесь нет ответственного",
  proposalIds: [],
  ...values,
});

const theThread = async (ctx: TenantContext, year: number, id: string) => {
  const { threads } = await listComments(ctx, year);
  const thread = threads.find((one) => one.id === id);
  if (!thread) throw new Error("The remark is not shown");
  return thread;
};

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
    const offered = world.plan.catalogue.slice(0, 1).map((entry) => entry.id);
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

describe("a measure offered with a remark", () => {
  const offer = async (world: CommentWorld, count = 1) => {
    const chosen = world.plan.catalogue.filter(({ trackNumber }) => trackNumber === 1).slice(0, count);
    const ids = chosen.map((entry) => entry.id);
    const { id } = await makeComment(world.analyst, remark(world, { proposalIds: ids }));
    const { proposals } = await theThread(world.specialist, world.year, id);
    const [first] = proposals;
    if (!first) throw new Error("Nothing was offered");
    return { id, proposals, first };
  };

  it("becomes the last line of its track, with the reply, the history and the audit, once", async () => {
    const world = await makeCommentWorld();
    const { specialist, target, plan, home, year } = world;
    const { id, first } = await offer(world);
    const input = { ...target, proposalId: first.id, measureId: newId() };
    const taken = await acceptProposal(asCommand(specialist, input), input);
    expect(taken).toMatchObject({ id, state: "answered", version: 2 });
    const after = await getPlan(specialist, year);
    const line = after.measures.filter(({ trackNumber }) => trackNumber === 1).at(-1);
    // The very measure the plan made from the catalogue has.
    const sample = plan.measures.find(({ title }) => title === first.title);
    expect(line).toMatchObject({
      id: input.measureId,
      lineageId: taken.lineageId,
      title: first.title,
      period: sample?.period,
      responsibleKind: sample?.responsibleKind,
      responsibleText: sample?.responsibleText,
      schoolRule: sample?.schoolRule,
      schoolIds: sample?.schoolIds,
      expectedResult: sample?.expectedResult,
      evidence: sample?.evidence,
    });
    expect(after.version.version).toBe(plan.version.version);
    const thread = await theThread(specialist, year, id);
    expect(thread.replies.map(({ text, fromRegion }) => [text, fromRegion])).toEqual([
      [`Принято: добавлено мероприятие «${first.title}».`, false],
    ]);
    expect(thread.proposals[0]).toMatchObject({
      acceptedBy: specialist.user.fullName,
      lineageId: taken.lineageId,
    });
    const again = { ...input, measureId: newId() };
    expect((await acceptProposal(asCommand(specialist, again), again)).lineageId).toBe(taken.lineageId);
    expect((await getPlan(specialist, year)).measures).toHaveLength(plan.measures.length + 1);
    expect((await historyOf(world)).map(({ subjectId, field }) => [subjectId, field])).toEqual([
      [input.measureId, "added"],
    ]);
    const events = await auditOf(home.regionId, id);
    expect(events.map(({ event }) => event)).toEqual(["comment.made", "proposal.accepted"]);
    expect(events[1]?.after).toMatchObject({ proposalId: first.id, lineageId: taken.lineageId });
  });

  it("is taken once by two at the same time", async () => {
    const world = await makeCommentWorld();
    const { specialist, target, plan, year } = world;
    const { first } = await offer(world);
    const take = () => acceptProposal(specialist, { ...target, proposalId: first.id, measureId: newId() });
    const [one, two] = await Promise.all([take(), take()]);
    expect(one.lineageId).toBe(two.lineageId);
    expect((await getPlan(specialist, year)).measures).toHaveLength(plan.measures.length + 1);
  });

  it("two of one remark are taken one after the other, each with its reply", async () => {
    const world = await makeCommentWorld();
    const { specialist, target, plan, year } = world;
    const { id, proposals } = await offer(world, 2);
    await Promise.all(
      proposals.map((proposal) =>
        acceptProposal(specialist, { ...target, proposalId: proposal.id, measureId: newId() }),
      ),
    );
    expect((await theThread(specialist, year, id)).replies).toHaveLength(2);
    expect((await getPlan(specialist, year)).measures).toHaveLength(plan.measures.length + 2);
  });

  it("is not taken with a closed remark, from another year, or into a locked plan", async () => {
    const world = await makeCommentWorld();
    const { analyst, specialist, target, plan, year } = world;
    const { id, first } = await offer(world);
    const input = () => ({ ...target, proposalId: first.id, measureId: newId() });
    await refused(acceptProposal(specialist, { ...input(), year: year + 1 }), "NOT_FOUND");
    await refused(acceptProposal(specialist, { ...input(), proposalId: newId() }), "NOT_FOUND");
    await closeComment(analyst, { ...target, id, version: 1 });
    expect((await refused(acceptProposal(specialist, input()), "CONFLICT")).message).toContain(
      "закрыто ИМАЦ",
    );
    await reopenComment(analyst, { ...target, id, version: 2, text: "Всё же добавьте" });
    await submitPlan(specialist, { ...target, version: plan.version.version });
    expect((await refused(acceptProposal(specialist, input()), "CONFLICT")).message).toContain(
      "на утверждении",
    );
    expect((await theThread(specialist, year, id)).proposals[0]?.acceptedAt).toBeNull();
  });
});
