import { describe, expect, it } from "vitest";

import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { closeComment, makeComment, reopenComment } from "@/lib/modules/plans/comments/mutations";
import { acceptProposal } from "@/lib/modules/plans/comments/proposals/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { getPlanReferences } from "@/lib/modules/plans/references/queries";
import { dropRevision } from "@/lib/modules/plans/revisions/mutations";
import { makeCommentWorld, remark, theThread, type CommentWorld } from "@/tests/setup/comments";
import { auditOf, historyOf, newId } from "@/tests/setup/plans";
import { asCommand, refused } from "@/tests/setup/world";

describe("a measure offered with a remark", () => {
  const offer = async (world: CommentWorld, count = 1) => {
    const { catalogue } = await getPlanReferences(world.analyst);
    const chosen = catalogue.filter(({ code }) => code.startsWith("1.")).slice(0, count);
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

  it("begins a revision of an approved plan: the text in force stays as it was", async () => {
    const world = await makeCommentWorld();
    const { specialist, head, target, plan, home, year } = world;
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    await approvePlan(head, { ...target, version, orderNumber: "12", orderDate: "2024-02-10" });
    const { id, proposals, first } = await offer(world, 2);
    const [, second] = proposals;
    const taken = await acceptProposal(specialist, { ...target, proposalId: first.id, measureId: newId() });
    expect(taken).toMatchObject({ state: "answered", number: 2 });
    expect((await getPlan(specialist, year)).measures).toHaveLength(plan.measures.length);
    const draft = await getPlan(specialist, year, 2);
    expect(draft.version).toMatchObject({ state: "draft", revisionReason: "По замечаниям ИМАЦ" });
    expect(draft.measures).toHaveLength(plan.measures.length + 1);
    expect(draft.measures.some(({ lineageId }) => lineageId === taken.lineageId)).toBe(true);
    // The next one goes into the same revision.
    const next = { ...target, proposalId: second?.id ?? "", measureId: newId() };
    expect((await acceptProposal(specialist, next)).number).toBe(2);
    expect((await acceptProposal(specialist, next)).number).toBe(2);
    expect((await getPlan(specialist, year, 2)).measures).toHaveLength(plan.measures.length + 2);
    const begun = (await auditOf(home.regionId, plan.id)).filter(
      ({ event }) => event === "plan.revision-begun",
    );
    expect(begun).toHaveLength(1);
    expect((await theThread(specialist, year, id)).planVersionNumber).toBe(1);
  });

  it("is offered again once the revision it was taken into is given up, and taken with one press", async () => {
    const world = await makeCommentWorld();
    const { specialist, analyst, head, target, plan, year } = world;
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    await approvePlan(head, { ...target, version, orderNumber: "12", orderDate: "2024-02-10" });
    const { id, first } = await offer(world);
    const take = () => acceptProposal(specialist, { ...target, proposalId: first.id, measureId: newId() });
    const given = await take();
    const shown = async () => (await theThread(analyst, year, id)).proposals[0];
    expect(await shown()).toMatchObject({ lineageId: given.lineageId, droppedWith: null });
    const draft = await getPlan(specialist, year, 2);
    await dropRevision(specialist, { ...target, version: draft.version.version });
    expect(await shown()).toMatchObject({ lineageId: given.lineageId, droppedWith: 2 });
    const again = await take();
    expect(again.number).toBe(3);
    expect(again.lineageId).not.toBe(given.lineageId);
    expect(await shown()).toMatchObject({ lineageId: again.lineageId, droppedWith: null });
    const { measures } = await getPlan(specialist, year, 3);
    expect(measures.filter(({ lineageId }) => lineageId === again.lineageId)).toHaveLength(1);
    // Taken already: it stays where it is.
    expect(await take()).toMatchObject({ number: 3, lineageId: again.lineageId });
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
