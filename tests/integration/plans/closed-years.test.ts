import { describe, expect, it } from "vitest";
import { saveChoice, saveResultText } from "@/lib/modules/plans/closing/mutations";
import { handOverUnfinished } from "@/lib/modules/plans/closing/next/mutations";
import { getClosing } from "@/lib/modules/plans/closing/queries";
import { closeYear, reopenYear } from "@/lib/modules/plans/closing/years/mutations";
import { createPlan } from "@/lib/modules/plans/creation/mutations";
import { removeMeasure } from "@/lib/modules/plans/measures/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { listPlansOfMunicipality } from "@/lib/modules/plans/years/queries";
import { TITLES } from "@/tests/setup/closing";
import { auditOf } from "@/tests/setup/plans";
import { asCommand, asOwner, at, refused } from "@/tests/setup/world";
import {
  makeEndingWorld,
  readResults,
  closeResults,
  reopenResults,
  handOverResults,
  unfinishedOf,
  titlesOf,
} from "@/tests/setup/closing-world";

describe("closing a year", () => {
  it("fixes the results, stores the drafted chapters and is audited", async () => {
    const world = await makeEndingWorld();
    const { specialist, target, home } = world;
    await saveResultText(specialist, { ...target, field: "conclusions", base: "", value: "Своими словами" });
    const before = await readResults(world);
    expect(await closeResults(world)).toEqual({ state: "closed", version: before.version + 1 });
    const after = await readResults(world);
    expect(after).toMatchObject({
      state: "closed",
      closedBy: home.specialist.fullName,
      tracks: before.tracks,
    });
    expect(after.texts.summary).toContain(`Из 5 мероприятий плана на ${String(target.year)} год выполнено 2`);
    expect(after.texts.conclusions).toBe("Своими словами");
    expect(after.can.edit).toMatchObject({ allowed: false });
    const { id } = await getPlan(specialist, target.year);
    const [event] = (await auditOf(home.regionId, id)).filter((one) => one.event === "plan.year-closed");
    expect(event).toMatchObject({
      userId: home.specialist.id,
      after: { state: "closed", total: 5, done: 1, late: 1, notDone: 2, cancelled: 1, handedOver: 2 },
    });
    const locked = { ...target, field: "summary" as const, base: after.texts.summary, value: "Иначе" };
    await refused(saveResultText(specialist, locked), "CONFLICT");
    await refused(closeResults(world), "CONFLICT");
  });

  it("leaves nothing overdue in the region's table and in the authority's years", async () => {
    const world = await makeEndingWorld();
    const { specialist, tenant, target } = world;
    const analyst = await at(tenant.region.analyst, "region");
    const today = `${String(target.year + 1)}-02-01`;
    const overdue = async () => {
      const [ofRegion] = await listRegionPlans({ ...analyst, today }, target.year);
      const { plans } = await listPlansOfMunicipality({ ...specialist, today });
      return [ofRegion, plans.find(({ year }) => year === target.year)].map((row) => row?.execution?.overdue);
    };
    expect(await overdue()).toEqual([2, 2]);
    await closeResults(world);
    expect(await overdue()).toEqual([0, 0]);
    await reopenResults(world);
    expect(await overdue()).toEqual([2, 2]);
  });

  it("is refused to those who may not, to a stale page and to a page that tells another number", async () => {
    const world = await makeEndingWorld();
    const { target, tenant, home, specialist } = world;
    const { version } = await readResults(world);
    const input = { ...target, version, unfinished: 2 };
    await refused(closeYear(asCommand(await at(home.methodologist, home), input), input), "FORBIDDEN");
    await refused(closeYear(asCommand(await at(tenant.region.admin, home), input), input), "FORBIDDEN");
    const [, neighbour] = tenant.municipalities;
    await refused(closeYear(asCommand(await at(neighbour.specialist, neighbour), input), input), "NOT_FOUND");
    const stale = { ...input, version: version - 1 };
    await refused(closeYear(asCommand(specialist, stale), stale), "STALE");
    const other = { ...input, unfinished: 1 };
    const { message } = await refused(closeYear(asCommand(specialist, other), other), "CONFLICT");
    expect(message).toContain("незавершённых мероприятий теперь 2, а было 1");
    expect((await readResults(world)).state).toBe("approved");
  });

  it("is refused while the plan is not approved", async () => {
    const world = await makeEndingWorld();
    const next = { municipality: world.home.code, year: world.tenant.year, source: "empty" as const };
    await createPlan(asCommand(world.specialist, next), next);
    const results = await getClosing(world.specialist, next.year);
    expect(results.can.close).toMatchObject({ allowed: false });
    const input = { ...world.target, year: next.year, version: results.version, unfinished: 0 };
    const { message } = await refused(closeYear(asCommand(world.specialist, input), input), "CONFLICT");
    expect(message).toContain("ещё не утверждён");
  });

  it("is undone by the head with a reason; what the portal drafted is drafted anew", async () => {
    const world = await makeEndingWorld();
    const { specialist, head, target, home } = world;
    await saveResultText(specialist, { ...target, field: "conclusions", base: "", value: "Своими словами" });
    await closeResults(world, head);
    const input = { ...target, version: (await readResults(world)).version, reason: "Уточнить" };
    await refused(reopenYear(asCommand(specialist, input), input), "FORBIDDEN");
    const stale = { ...input, version: input.version - 1 };
    await refused(reopenYear(asCommand(head, stale), stale), "STALE");
    expect(await reopenYear(asCommand(head, input), input)).toEqual({
      state: "approved",
      version: input.version + 1,
    });
    const results = await readResults(world);
    expect(results).toMatchObject({ state: "approved", closedAt: null, closedBy: null });
    expect(results.texts).toEqual({ summary: "", conclusions: "Своими словами", nextTasks: "" });
    const { id } = await getPlan(specialist, target.year);
    const events = (await auditOf(home.regionId, id)).map(({ event }) => event);
    expect(events.slice(-2)).toEqual(["plan.year-closed", "plan.year-reopened"]);
    await refused(reopenResults(world), "CONFLICT");
    await closeResults(world);
    expect((await readResults(world)).state).toBe("closed");
  });

  it("and autosave at the same moment lose nothing", async () => {
    const world = await makeEndingWorld();
    const text = { ...world.target, field: "summary" as const, base: "", value: "Набрано в последний миг" };
    const [saved] = await Promise.allSettled([
      saveResultText(world.specialist, text),
      closeResults(world, world.head),
    ]);
    const { state, texts } = await readResults(world);
    expect(state).toBe("closed");
    // Saved before the closing it stands in the results; after it the person is told and keeps the text.
    if (saved.status === "fulfilled") expect(texts.summary).toBe(text.value);
    else expect(saved.reason).toMatchObject({ code: "CONFLICT" });
  });
});

describe("what is unfinished", () => {
  it("goes on in the next plan, but for what stays behind", async () => {
    const world = await makeEndingWorld();
    const { specialist, target, home, tenant } = world;
    const { lineageId } = unfinishedOf(await readResults(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    await closeResults(world);
    const next = { municipality: home.code, year: tenant.year, source: "previous" as const };
    await createPlan(asCommand(specialist, next), next);
    expect(await titlesOf(world, tenant.year)).toEqual([
      TITLES.done,
      TITLES.late,
      TITLES.begun,
      TITLES.cancelled,
    ]);
    expect((await readResults(world)).next).toEqual({ year: tenant.year, state: "draft", missing: 0 });
    expect((await readResults(world)).can.handOver).toMatchObject({ allowed: false });
  });

  it("is added to a next plan that is there already, once, with its history", async () => {
    const world = await makeEndingWorld();
    const { specialist, target, home, tenant } = world;
    const next = { municipality: home.code, year: tenant.year, source: "empty" as const };
    await createPlan(asCommand(specialist, next), next);
    await refused(handOverResults(world), "CONFLICT");
    await closeResults(world);
    expect((await readResults(world)).next).toEqual({ year: tenant.year, state: "draft", missing: 2 });
    expect(await handOverResults(world)).toEqual({ year: tenant.year, added: 2 });
    const plan = await getPlan(specialist, tenant.year);
    expect(plan.measures).toMatchObject([
      {
        title: TITLES.begun,
        trackNumber: 1,
        carriedOver: true,
        period: { on: `${String(tenant.year)}-11-30` },
      },
      { title: TITLES.untouched, trackNumber: 3, carriedOver: true },
    ]);
    const history = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.planDraftChange.findMany({ where: { planVersionId: plan.version.id, field: "added" } }),
    );
    expect(history.map(({ subjectId }) => subjectId).sort()).toEqual(
      plan.measures.map(({ id }) => id).sort(),
    );
    const events = (await auditOf(home.regionId, plan.id)).filter(
      ({ event }) => event === "plan.handed-over",
    );
    expect(events).toMatchObject([{ after: { fromYear: target.year, year: tenant.year, measures: 2 } }]);

    const [line] = plan.measures;
    await removeMeasure(specialist, { ...next, id: line?.id ?? "", since: 0 });
    const { message } = await refused(handOverResults(world), "CONFLICT");
    expect(message).toContain("уже есть в плане");
    expect(await titlesOf(world, tenant.year)).toEqual([TITLES.untouched]);
  });

  it("is handed over by nobody but the specialist, and not from a stale page", async () => {
    const world = await makeEndingWorld();
    const next = { municipality: world.home.code, year: world.tenant.year, source: "empty" as const };
    await createPlan(asCommand(world.specialist, next), next);
    await closeResults(world);
    const input = { ...world.target, version: (await readResults(world)).version };
    await refused(handOverUnfinished(asCommand(world.head, input), input), "FORBIDDEN");
    const stale = { ...input, version: input.version - 1 };
    await refused(handOverUnfinished(asCommand(world.specialist, stale), stale), "STALE");
    await Promise.allSettled([handOverResults(world), handOverResults(world)]);
    expect(await titlesOf(world, world.tenant.year)).toEqual([TITLES.begun, TITLES.untouched]);
  });

  it("is no question any more once it is done", async () => {
    const world = await makeEndingWorld();
    const { specialist, target, home, tenant } = world;
    const { lineageId } = unfinishedOf(await readResults(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.measureLineage.update({
        where: { id: lineageId },
        data: { execution: "done" },
        select: { id: true },
      }),
    );
    await closeResults(world);
    const next = { municipality: home.code, year: tenant.year, source: "previous" as const };
    await createPlan(asCommand(specialist, next), next);
    expect(await titlesOf(world, tenant.year)).toContain(TITLES.untouched);
  });
});
