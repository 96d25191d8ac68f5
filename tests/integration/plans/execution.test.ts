import { describe, expect, it } from "vitest";

import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { markExecution } from "@/lib/modules/plans/execution/mutations";
import { getMeasureExecution } from "@/lib/modules/plans/execution/queries";
import { saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { getPlan } from "@/lib/modules/plans/queries";
import { beginRevision } from "@/lib/modules/plans/revisions/mutations";
import { mark, makeExecutionWorld, storedFile, storedSums } from "@/tests/setup/execution";
import { auditOf, makePlanWorld } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, at, refused } from "@/tests/setup/world";

const isoDay = (date: Date | null): string | undefined => date?.toISOString().slice(0, 10);

describe("a mark of the authority", () => {
  it("is kept with its history, its audit and the sums of the measure and the plan", async () => {
    const world = await makeExecutionWorld();
    const { specialist, target, own, home, year, today, tenant } = world;
    const fileId = await storedFile(specialist);
    const reply = await mark(world, own, {
      state: "done",
      stateOn: `${String(year)}-03-12`,
      note: "Провели семинар",
      fileIds: [fileId],
    });
    expect(reply).toMatchObject({
      marked: 1,
      progress: { state: "done", done: 1, total: 1, nextDueOn: null },
    });
    const details = await getMeasureExecution(specialist, { ...target, lineageId: own });
    expect(details).toMatchObject({ bySchools: false, schools: [], can: { mark: { allowed: true } } });
    expect(details.cells).toMatchObject([
      {
        state: "done",
        stateOn: `${String(year)}-03-12`,
        note: "Провели семинар",
        confirmation: "own",
        version: 1,
        files: [{ id: fileId, name: "протокол.pdf" }],
      },
    ]);
    expect(details.history).toMatchObject([{ act: "marked", by: home.specialist.fullName }]);
    expect(details.history[0]?.text).toBe(
      `выполнено, 12.03.${String(year)}. Примечание: Провели семинар. Документы: протокол.pdf`,
    );
    const { lineage } = await storedSums(world, own);
    expect(lineage).toMatchObject({ execution: "done", doneCount: 1, nextDueOn: null });
    expect(isoDay(lineage.executionOn)).toBe(`${String(year)}-03-12`);
    const [row] = (await getPlan(specialist, year)).measures.filter(({ lineageId }) => lineageId === own);
    expect(row?.execution).toEqual({
      state: "done",
      on: `${String(year)}-03-12`,
      done: 1,
      cancelled: 0,
      nextDueOn: null,
    });
    const analyst = { ...(await at(tenant.region.analyst, "region")), today };
    const [summary] = await listRegionPlans(analyst, year);
    // January to March of the monthly measure are overdue as one.
    expect(summary?.execution).toMatchObject({ done: 1, total: 4, overdue: 1 });
    const [event] = await auditOf(home.regionId, own);
    expect(event).toMatchObject({
      event: "execution.marked",
      after: { state: "done", cells: [{ occurrence: "" }] },
    });
  });

  it("after the last day is late by itself", async () => {
    const world = await makeExecutionWorld();
    await mark(world, world.own, { state: "done", stateOn: `${String(world.year)}-04-01` });
    const { lineage } = await storedSums(world, world.own);
    expect(lineage.execution).toBe("done_late");
  });

  it("on schools counts «2 из 3», and leaves the cancelled out", async () => {
    const world = await makeExecutionWorld();
    const { bySchools, home, year, specialist, target } = world;
    const [first, second, third] = home.schools;
    const two = (cell: { schoolId: string | null }) => cell.schoolId !== third.id;
    const { marked, progress } = await mark(
      world,
      bySchools,
      { state: "done", stateOn: `${String(year)}-04-02` },
      two,
    );
    expect({ marked, progress }).toMatchObject({
      marked: 2,
      progress: { state: "in_progress", done: 2, total: 3 },
    });
    expect((await storedSums(world, bySchools)).lineage).toMatchObject({
      execution: "in_progress",
      doneCount: 2,
    });
    const last = await mark(
      world,
      bySchools,
      { state: "cancelled", cancelReason: "Школа на ремонте" },
      ({ schoolId }) => schoolId === third.id,
    );
    expect(last.progress).toMatchObject({
      state: "done",
      done: 2,
      total: 2,
      cancelled: 1,
      on: `${String(year)}-04-02`,
    });
    const { cells, schools } = await getMeasureExecution(specialist, { ...target, lineageId: bySchools });
    expect(schools.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
    expect(cells.map(({ state }) => state)).toEqual(["done", "done", "cancelled"]);
    expect(cells[2]).toMatchObject({ cancelReason: "Школа на ремонте", stateOn: world.today });
  });

  it("on a recurring measure is of one occurrence; the next due is the earliest unfinished", async () => {
    const world = await makeExecutionWorld();
    const { monthly, year } = world;
    const month = (number: number) => `${String(year)}-0${String(number)}`;
    const stateOn = `${month(1)}-20`;
    const january = await mark(
      world,
      monthly,
      { state: "done", stateOn },
      ({ occurrence }) => occurrence === month(1),
    );
    expect(january.progress).toMatchObject({ done: 1, total: 5, overdue: true });
    expect(january.progress.nextDueOn).toMatch(/-02-2[89]$/);
    const spring = await mark(
      world,
      monthly,
      { state: "done", stateOn: `${month(3)}-30` },
      ({ occurrence }) => occurrence === month(2) || occurrence === month(3),
    );
    expect(spring.progress).toMatchObject({ done: 3, overdue: false, nextDueOn: `${month(4)}-30` });
    const { cells, history } = await getMeasureExecution(world.specialist, {
      ...world.target,
      lineageId: monthly,
    });
    expect(cells.map(({ state }) => state)).toEqual([
      "done",
      "done_late",
      "done",
      "not_started",
      "not_started",
    ]);
    expect(history.map(({ text }) => text)).toContain(`январь: выполнено, 20.01.${String(year)}`);
  });

  it("may be taken back, with the files of one cell replaced and those of many kept", async () => {
    const world = await makeExecutionWorld();
    const { specialist, bySchools, own, target } = world;
    const [first, second] = [await storedFile(specialist, "а.pdf"), await storedFile(specialist, "б.pdf")];
    const filesOf = async (lineageId: string) =>
      (await getMeasureExecution(specialist, { ...target, lineageId })).cells.map(({ files }) =>
        files.map(({ name }) => name).sort(),
      );
    await mark(world, own, { state: "in_progress", fileIds: [first] });
    await mark(world, own, { state: "not_started", fileIds: [second] });
    expect(await filesOf(own)).toEqual([["б.pdf"]]);
    expect((await storedSums(world, own)).lineage.execution).toBe("not_started");
    await mark(world, bySchools, { state: "in_progress", fileIds: [first] });
    await mark(world, bySchools, { state: "in_progress", fileIds: [second] });
    expect(await filesOf(bySchools)).toEqual([
      ["а.pdf", "б.pdf"],
      ["а.pdf", "б.pdf"],
      ["а.pdf", "б.pdf"],
    ]);
  });

  it("costs as many statements for one school as for all, and the panel four", async () => {
    const world = await makeExecutionWorld();
    const { specialist, target, bySchools } = world;
    const { cells } = await getMeasureExecution(specialist, { ...target, lineageId: bySchools });
    const input = { ...target, lineageId: bySchools, state: "in_progress" as const };
    const said = { stateOn: null, note: "", cancelReason: null, fileIds: [] };
    const [one, ...others] = cells.map(({ occurrence, schoolId, version }) => ({
      occurrence,
      schoolId,
      version,
    }));
    const single = await statementsOf(() =>
      markExecution(specialist, { ...input, ...said, cells: one ? [one] : [] }),
    );
    const many = await statementsOf(() => markExecution(specialist, { ...input, ...said, cells: others }));
    expect(many.length).toBe(single.length);
    const panel = await statementsOf(() =>
      getMeasureExecution(specialist, { ...target, lineageId: bySchools }),
    );
    expect(panel.length, panel.join("\n")).toBeLessThanOrEqual(5);
  });
});

describe("two people at once", () => {
  it("marking different cells lose nothing", async () => {
    const world = await makeExecutionWorld();
    const { specialist, home, target, bySchools, today } = world;
    const methodologist = { ...(await at(home.methodologist, home)), today };
    const said = { note: "", cancelReason: null, fileIds: [], state: "done" as const, stateOn: today };
    const people = [specialist, methodologist, specialist];
    await Promise.all(
      home.schools.map(({ id: schoolId }, index) =>
        markExecution(people[index] ?? specialist, {
          ...target,
          ...said,
          lineageId: bySchools,
          cells: [{ occurrence: "", schoolId, version: 0 }],
        }),
      ),
    );
    expect((await storedSums(world, bySchools)).lineage).toMatchObject({ execution: "done", doneCount: 3 });
  });

  it("marking the same cell: the second is told who was first, and nothing is overwritten", async () => {
    const world = await makeExecutionWorld();
    const { specialist, home, target, own, today } = world;
    const methodologist = { ...(await at(home.methodologist, home)), today };
    const input = {
      ...target,
      lineageId: own,
      cells: [{ occurrence: "", schoolId: null, version: 0 }],
      note: "",
      cancelReason: null,
      fileIds: [],
      stateOn: null,
      state: "in_progress" as const,
    };
    const outcomes = await Promise.allSettled([
      markExecution(specialist, input),
      markExecution(methodologist, { ...input, state: "not_started" }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { cells } = await getMeasureExecution(specialist, { ...target, lineageId: own });
    const refusal = await refused(markExecution(specialist, input), "STALE");
    const names = [home.specialist.fullName, home.methodologist.fullName];
    expect(names).toContain(refusal.details.stale?.changedBy);
    expect((await getMeasureExecution(specialist, { ...target, lineageId: own })).cells).toEqual(cells);
  });

  it("a command sent twice is done once", async () => {
    const world = await makeExecutionWorld();
    const { specialist, target, own } = world;
    const input = {
      ...target,
      lineageId: own,
      cells: [{ occurrence: "", schoolId: null, version: 0 }],
      note: "",
      cancelReason: null,
      fileIds: [],
      stateOn: null,
      state: "in_progress" as const,
    };
    const ctx = asCommand(specialist, input);
    expect(await markExecution(ctx, input)).toEqual(await markExecution(ctx, input));
    expect((await getMeasureExecution(specialist, { ...target, lineageId: own })).history).toHaveLength(1);
  });
});

describe("a revision", () => {
  it("keeps what was done; what it takes away or adds counts from its approval", async () => {
    const { specialist, head, home, target, plan, year } = await makePlanWorld("catalogue");
    const today = `${String(year)}-11-12`;
    const there = { ...specialist, today };
    const line = plan.measures.find(({ responsibleKind }) => responsibleKind === "participating_directors");
    if (!line) throw new Error("The plan has no measure of schools");
    const { lineageId } = line;
    const [first, second] = home.schools;
    const chosen = { rule: "chosen" as const, schoolIds: [first.id, second.id].sort() };
    const field = { ...target, id: line.id, field: "schools" as const, since: 0 };
    const base = { rule: line.schoolRule, schoolIds: line.schoolIds };
    await saveMeasureField(specialist, { ...field, base, value: chosen });
    const order = { orderNumber: "7", orderDate: "2024-02-10" };
    const sent = await submitPlan(specialist, { ...target, version: plan.version.version });
    const approved = await approvePlan(head, { ...target, version: sent.version, ...order });
    const world = { specialist: there, target };
    await mark(world, lineageId, { state: "done", stateOn: today }, ({ schoolId }) => schoolId === first.id);
    await mark(world, lineageId, { state: "in_progress" }, ({ schoolId }) => schoolId === second.id);

    await beginRevision(specialist, { ...target, version: approved.version, reason: "Школа закрыта" });
    const revision = await getPlan(specialist, year, 2);
    const copy = revision.measures.find((row) => row.lineageId === lineageId);
    if (!copy) throw new Error("The revision has lost the measure");
    const value = { rule: "chosen" as const, schoolIds: [first.id] };
    await saveMeasureField(specialist, { ...field, number: 2, id: copy.id, base: chosen, value });
    const sums = { home, plan };
    expect((await storedSums(sums, lineageId)).lineage).toMatchObject({
      execution: "in_progress",
      doneCount: 1,
    });
    const again = await submitPlan(specialist, { ...target, version: revision.version.version });
    await approvePlan(head, { ...target, version: again.version, ...order, orderNumber: "8" });

    const { lineage } = await storedSums(sums, lineageId);
    expect(lineage).toMatchObject({ doneCount: 1, nextDueOn: null });
    expect(["done", "done_late"]).toContain(lineage.execution);
    const details = await getMeasureExecution(there, { ...target, lineageId });
    expect(details.cells).toMatchObject([{ schoolId: first.id, version: 1 }]);
    expect(details.history).toHaveLength(2);
  });
});
