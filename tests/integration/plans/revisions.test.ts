import { describe, expect, it } from "vitest";
import { approvePlan, returnPlan, submitPlan, withdrawPlan } from "@/lib/modules/plans/approvals/mutations";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import { addMeasure, removeMeasure, saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { savePlanText } from "@/lib/modules/plans/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { beginRevision } from "@/lib/modules/plans/revisions/mutations";
import { listPlanVersions } from "@/lib/modules/plans/revisions/queries";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { listPlansOfMunicipality } from "@/lib/modules/plans/years/queries";
import { aMeasure, auditOf, makePlanWorld, newId } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, asOwner, at, refused } from "@/tests/setup/world";
import { REASON, approvedWorld, approve, begin, linesOf } from "@/tests/setup/revisions";

describe("beginRevision", () => {
  it("copies the text in force into a draft beside it, with the same lineages, and audits it", async () => {
    const world = await approvedWorld();
    const { plan, draft, number } = await begin(world);
    expect(number).toBe(2);
    expect(draft.version).toMatchObject({ state: "draft", number: 2, revisionReason: REASON });
    expect(linesOf(draft)).toEqual(linesOf(plan));
    expect(draft.texts).toEqual(plan.texts);
    expect(draft.basis).toEqual(plan.basis);
    expect(draft.measures.map(({ id }) => id)).not.toContain(plan.measures[0]?.id);
    expect(draft.indicators.map(({ title }) => title)).toEqual(plan.indicators.map(({ title }) => title));
    const origins = await asOwner({ regionId: world.home.regionId, municipalityId: world.home.id }, (tx) =>
      tx.planIndicator.findMany({ where: { planVersionId: draft.version.id }, select: { originId: true } }),
    );
    expect(origins).toEqual([{ originId: world.indicatorId }]);
    const [event] = (await auditOf(world.home.regionId, plan.id)).slice(-1);
    expect(event).toMatchObject({ event: "plan.revision-begun", userId: world.home.specialist.id });
    expect(event?.after).toMatchObject({ number: 2, reason: REASON });
  });

  it("leaves the text in force where it was: the year shows it and tells of the draft", async () => {
    const world = await approvedWorld();
    const { plan, draft } = await begin(world);
    const shown = await getPlan(world.specialist, world.year);
    expect(shown.version.id).toBe(plan.version.id);
    expect(shown.beside.open).toMatchObject({ number: 2, state: "draft" });
    expect(draft.beside).toMatchObject({
      inForce: { number: 1, orderNumber: "12" },
      revises: { number: 1 },
      open: null,
      replacedBy: null,
    });
    expect(shown.can.edit).toMatchObject({ allowed: false });
    expect(draft.can.edit).toEqual({ allowed: true });
    const analyst = await at(world.tenant.region.analyst, "region");
    const openRevision = { number: 2, state: "draft" };
    expect((await listRegionPlans(analyst, world.year))[0]).toMatchObject({
      state: "approved",
      openRevision,
    });
    const { plans } = await listPlansOfMunicipality(world.specialist);
    expect(plans[0]).toMatchObject({ state: "approved", openRevision });
    const tasks = await getAuthorityTasks(world.specialist);
    expect(tasks.map(({ href }) => href)).toContain(
      `/municipalities/${world.home.code}/plans/${world.year}/versions/2`,
    );
  });

  it("takes only employees who still work there, keeping the name as text", async () => {
    const world = await makePlanWorld();
    const { specialist, target, plan, home, year } = world;
    const [person] = home.persons;
    const { id, responsibleKind, responsibleText, personId } = aMeasure(plan);
    await saveMeasureField(specialist, {
      ...target,
      id,
      field: "responsible",
      base: { kind: responsibleKind, text: responsibleText, personId },
      value: { kind: "person", text: "Иванова А. А., методист", personId: person?.id ?? "" },
      since: 0,
    });
    await approve(world, 1, "12");
    await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.person.updateMany({ where: { id: person?.id }, data: { leftOn: new Date("2024-03-01") } }),
    );
    const { draft } = await begin(world);
    const { lineageId } = (await getPlan(specialist, year)).measures.find((row) => row.id === id) ?? {};
    expect(draft.measures.find((row) => row.lineageId === lineageId)).toMatchObject({
      responsibleKind: "person",
      responsibleText: "Иванова А. А., методист",
      personId: null,
    });
  });

  it("is refused before an approval, beside another revision, outdated, to others, elsewhere", async () => {
    const world = await makePlanWorld();
    const { specialist, head, target, plan, neighbour } = world;
    const early = { ...target, version: plan.version.version, reason: REASON };
    await refused(beginRevision(specialist, early), "CONFLICT");
    await approve(world, 1, "12");
    const { version } = (await getPlan(specialist, target.year)).version;
    const input = { ...target, version, reason: REASON };
    await refused(beginRevision(specialist, { ...input, version: version - 1 }), "STALE");
    await refused(beginRevision(head, input), "FORBIDDEN");
    await refused(beginRevision(await at(neighbour.specialist, neighbour), input), "NOT_FOUND");
    const two = await Promise.allSettled([
      beginRevision(specialist, input),
      beginRevision(specialist, input),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const again = await refused(beginRevision(specialist, input), "CONFLICT");
    expect(again.message).toBe("Редакция 2 уже готовится: откройте её.");
    expect((await getPlan(specialist, target.year)).can.revise).toEqual({
      allowed: false,
      reason: again.message,
    });
  });

  it("is done once for one command", async () => {
    const world = await approvedWorld();
    const { specialist, target, plan, year } = world;
    const input = { ...target, version: plan.version.version, reason: REASON };
    const key = newId();
    const first = await beginRevision(asCommand(specialist, input, key), input);
    expect(await beginRevision(asCommand(specialist, input, key), input)).toEqual(first);
    expect((await listPlanVersions(specialist, year)).versions).toHaveLength(2);
  });
});

describe("a revision", () => {
  it("is edited without touching the text in force, and edits of another text are refused", async () => {
    const world = await approvedWorld();
    const { specialist, target, year } = world;
    const { plan, draft, number } = await begin(world);
    const line = aMeasure(draft);
    const reply = await saveMeasureField(specialist, {
      ...target,
      number,
      id: line.id,
      field: "title",
      base: line.title,
      value: "Собеседования по итогам полугодия",
      since: 0,
    });
    expect(reply.measures.map(({ id }) => id)).toEqual([line.id]);
    expect(linesOf(await getPlan(specialist, year))).toEqual(linesOf(plan));
    const text = {
      ...target,
      number: 1,
      field: "goal" as const,
      base: plan.texts.goal,
      value: "x",
      since: 0,
    };
    expect((await refused(savePlanText(specialist, text), "CONFLICT")).message).toMatch(
      /^Редакция 1 больше не/,
    );
    const row = { ...target, id: aMeasure(plan).id, since: 0 };
    await refused(removeMeasure(specialist, row), "NOT_FOUND");
    const { measures } = await listPlanChanges(specialist, { ...target, number: 1, since: 0 });
    expect(measures.map(({ id }) => id)).not.toContain(line.id);
  });

  it("takes the place of the text in force when approved; both stay readable, the lineages go on", async () => {
    const world = await approvedWorld();
    const { specialist, head, target, year } = world;
    const { plan, number } = await begin(world);
    await addMeasure(specialist, {
      ...target,
      number,
      id: newId(),
      trackNumber: 1,
      afterId: null,
      values: { title: "Стажировка директоров" },
      since: 0,
    });
    const on = await submitPlan(specialist, {
      ...target,
      version: (await getPlan(specialist, year, number)).version.version,
    });
    expect((await getPlan(head, year)).version.number).toBe(1);
    expect((await getPlan(head, year, number)).can.approve).toEqual({ allowed: true });
    await approvePlan(head, {
      ...target,
      version: on.version,
      orderNumber: "57",
      orderDate: "2024-05-20",
    });
    const now = await getPlan(specialist, year);
    expect(now.version).toMatchObject({ number: 2, state: "approved", orderNumber: "57" });
    expect(now.measures).toHaveLength(plan.measures.length + 1);
    const first = await getPlan(specialist, year, 1);
    expect(first.version).toMatchObject({ state: "superseded", orderNumber: "12" });
    expect(first.beside.replacedBy).toMatchObject({ number: 2, orderNumber: "57" });
    expect(linesOf(first)).toEqual(linesOf(plan));
    const lineages = new Set(now.measures.map(({ lineageId }) => lineageId));
    expect(plan.measures.every(({ lineageId }) => lineages.has(lineageId))).toBe(true);
    expect((await listPlanVersions(specialist, year)).versions).toMatchObject([
      { number: 2, state: "approved", revisionReason: REASON },
      { number: 1, state: "superseded", revisionReason: null },
    ]);
    expect((await begin(world)).number).toBe(3);
  });

  it("may be returned and withdrawn as the first text", async () => {
    const world = await approvedWorld();
    const { specialist, head, target, year } = world;
    const { draft, number } = await begin(world);
    const on = await submitPlan(specialist, { ...target, version: draft.version.version });
    const back = await withdrawPlan(specialist, { ...target, version: on.version });
    const again = await submitPlan(specialist, { ...target, version: back.version });
    await returnPlan(head, { ...target, version: again.version, reason: "Уточните сроки" });
    expect((await getPlan(specialist, year, number)).version.returnReason).toBe("Уточните сроки");
    expect((await getAuthorityTasks(specialist)).map(({ title }) => title)).toContain(
      `Исправьте редакцию 2 плана на ${year} год`,
    );
  });

  it("is not seen by a stranger, nor is a text that was never written", async () => {
    const world = await approvedWorld();
    const { number } = await begin(world);
    const stranger = await at(world.neighbour.specialist, world.neighbour);
    for (const one of [1, number]) await refused(getPlan(stranger, world.year, one), "NOT_FOUND");
    await refused(listPlanVersions(stranger, world.year), "NOT_FOUND");
    for (const one of [0, 9, -1]) await refused(getPlan(world.specialist, world.year, one), "NOT_FOUND");
    const analyst = await at(world.tenant.region.analyst, world.home);
    expect((await getPlan(analyst, world.year, number)).version.state).toBe("draft");
    const statements = await statementsOf(() => getPlan(world.specialist, world.year));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(8);
    expect(await statementsOf(() => listPlanVersions(world.specialist, world.year))).toHaveLength(1);
  });
});
