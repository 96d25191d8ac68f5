import { beforeEach, describe, expect, it } from "vitest";

import { withTenant } from "@/lib/core/db/with-tenant";
import { listSchoolActions } from "@/lib/modules/plans/actions/queries";
import { getMeasureExecution } from "@/lib/modules/plans/execution/queries";
import {
  confirmReports,
  reportExecution,
  returnReport,
} from "@/lib/modules/plans/execution/reports/mutations";
import { listWaitingReports } from "@/lib/modules/plans/execution/reports/queries";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { schoolTasks } from "@/lib/modules/plans/tasks/schools/rules";
import {
  makeExecutionWorld,
  mark,
  report,
  storedFile,
  storedSums,
  type ExecutionWorld,
} from "@/tests/setup/execution";
import { auditOf } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asOwner, at, refused } from "@/tests/setup/world";

let world: ExecutionWorld;
beforeEach(async () => {
  world = await makeExecutionWorld();
});

const events = async (subjectId: string) =>
  (await auditOf(world.home.regionId, subjectId)).map(({ event }) => event);

describe("a report of a school", () => {
  it("waits for the authority and counts once confirmed", async () => {
    const { bySchools, target, specialist, home, today, plan } = world;
    const director = await world.director(0);
    const fileId = await storedFile(director, "план перехода.pdf");
    const sent = await report(director, bySchools, { note: "Согласован", fileIds: [fileId] });
    expect(sent).toMatchObject({ state: "done", confirmation: "sent", version: 1 });
    expect((await storedSums(world, bySchools)).lineage).toMatchObject({
      execution: "not_started",
      doneCount: 0,
    });
    const waiting = await listWaitingReports(specialist, target);
    expect(waiting).toMatchObject([
      {
        schoolCode: home.schools[0].code,
        measureTitle: "План перехода школы",
        evidence: "план перехода",
        occurrenceLabel: "",
        cell: {
          id: sent.id,
          note: "Согласован",
          stateOn: today,
          reportedBy: home.schools[0].director.fullName,
        },
      },
    ]);
    expect(waiting[0]?.cell.files).toMatchObject([{ id: fileId, name: "план перехода.pdf" }]);
    const tasks = await getAuthorityTasks(specialist);
    expect(tasks.map(({ title }) => title)).toContain("Отчёты школ ждут проверки: 1");

    const confirmed = await confirmReports(specialist, { ...target, reports: [{ id: sent.id, version: 1 }] });
    expect(confirmed).toEqual({ confirmed: 1 });
    expect(await listWaitingReports(specialist, target)).toEqual([]);
    expect((await storedSums(world, bySchools)).lineage).toMatchObject({
      execution: "in_progress",
      doneCount: 1,
    });
    const { history, progress } = await getMeasureExecution(specialist, { ...target, lineageId: bySchools });
    expect(history.map(({ act }) => act)).toEqual(["confirmed", "reported"]);
    expect(progress).toMatchObject({ done: 1, total: 3, waiting: 0 });
    expect(await events(sent.id)).toEqual(["execution.reported"]);
    expect(await events(plan.id)).toEqual(["execution.confirmed"]);
  });

  it("is returned with a reason, corrected and confirmed", async () => {
    const { bySchools, target, specialist, home } = world;
    const director = await world.director(0);
    const fileId = await storedFile(director);
    const sent = await report(director, bySchools, { fileIds: [fileId] });
    const judged = { ...target, id: sent.id, version: sent.version };
    const returned = await returnReport(specialist, { ...judged, reason: "Нет подписи" });
    expect(returned).toMatchObject({ confirmation: "returned", version: 2 });
    expect((await storedSums(world, bySchools)).lineage.execution).toBe("in_progress");
    const [action] = (await listSchoolActions(director)).filter(({ lineageId }) => lineageId === bySchools);
    expect(action).toMatchObject({ performs: true, execution: "in_progress", canReport: { allowed: true } });
    expect(action?.cells).toMatchObject([{ returnReason: "Нет подписи", files: [{ id: fileId }] }]);
    const [task] = schoolTasks("school", director.today, action ? [action] : []);
    expect(task).toMatchObject({
      title: "Исправьте отчёт: План перехода школы",
      reason: `Вернул(а) ${home.specialist.fullName}: Нет подписи`,
      tone: "danger",
    });
    const other = await storedFile(director, "с подписью.pdf");
    const again = await report(director, bySchools, { version: 2, fileIds: [other] });
    expect(again).toMatchObject({ id: sent.id, confirmation: "sent", version: 3 });
    const [waiting] = await listWaitingReports(specialist, target);
    expect(waiting?.cell).toMatchObject({
      returnReason: null,
      decidedBy: null,
      files: [{ name: "с подписью.pdf" }],
    });
    await confirmReports(specialist, { ...target, reports: [again] });
    expect((await storedSums(world, bySchools)).lineage.doneCount).toBe(1);
    const { history } = await getMeasureExecution(specialist, { ...target, lineageId: bySchools });
    expect(history.map(({ act }) => act)).toEqual(["confirmed", "reported", "returned", "reported"]);
    expect(history[2]?.text).toContain("Причина возврата: Нет подписи");
    expect(await events(sent.id)).toEqual(["execution.reported", "execution.returned", "execution.reported"]);
    // What is confirmed the school tells anew only through the authority.
    const settled = await refused(report(director, bySchools, { version: again.version + 1 }), "CONFLICT");
    expect(settled.message).toContain("уже подтверждён");
  });

  it("that says «в работе» waits for nobody", async () => {
    const { bySchools, target, specialist } = world;
    const sent = await report(await world.director(1), bySchools, { state: "in_progress", stateOn: null });
    expect(await listWaitingReports(specialist, target)).toEqual([]);
    const refusal = await refused(confirmReports(specialist, { ...target, reports: [sent] }), "CONFLICT");
    expect(refusal.message).toContain("в работе");
  });

  it("of many schools is confirmed at once, and by nobody twice", async () => {
    const { bySchools, target, specialist } = world;
    const reports = [
      await report(await world.director(0), bySchools),
      await report(await world.director(1), bySchools),
      await report(await world.director(2), bySchools, { stateOn: `${String(world.year)}-04-10` }),
    ];
    const outcomes = await Promise.allSettled([
      confirmReports(specialist, { ...target, reports }),
      confirmReports(specialist, { ...target, reports }),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await storedSums(world, bySchools)).lineage).toMatchObject({ execution: "done", doneCount: 3 });
    await refused(confirmReports(specialist, { ...target, reports }), "STALE");
  });

  it("is settled by a mark of the authority over it", async () => {
    const { bySchools, target, specialist, home } = world;
    const director = await world.director(0);
    const sent = await report(director, bySchools);
    await mark(world, bySchools, { state: "in_progress" }, ({ schoolId }) => schoolId === home.schools[0].id);
    expect(await listWaitingReports(specialist, target)).toEqual([]);
    const refusal = await refused(report(director, bySchools, { version: sent.version }), "STALE");
    expect(refusal.details.stale?.changedBy).toBe(home.specialist.fullName);
  });

  it("and a mark of the same cell at once: one of them stands, the other is told", async () => {
    const { bySchools, home } = world;
    const outcomes = await Promise.allSettled([
      report(await world.director(0), bySchools),
      mark(world, bySchools, { state: "in_progress" }, ({ schoolId }) => schoolId === home.schools[0].id),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThanOrEqual(1);
    const rows = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.measureExecution.findMany({ where: { lineageId: bySchools } }),
    );
    expect(rows).toHaveLength(1);
  });
});

describe("a report is refused", () => {
  it("of a measure the authority performs, of a day to come, of an occurrence the measure has not", async () => {
    const { own, bySchools, year } = world;
    const director = await world.director(0);
    expect((await refused(report(director, own), "CONFLICT")).message).toContain("отмечает МОУО");
    await refused(report(director, bySchools, { stateOn: `${String(year)}-12-31` }), "INVALID");
    await refused(report(director, bySchools, { occurrence: `${String(year)}-01` }), "CONFLICT");
  });

  it("of a plan of a year to come, in the words the page shows", async () => {
    const { bySchools, year } = world;
    const director = { ...(await world.director(0)), today: `${String(year - 1)}-12-30` };
    const begun = { state: "in_progress", stateOn: null } as const;
    const { message } = await refused(report(director, bySchools, begun), "CONFLICT");
    expect(message).toContain("год ещё не начался");
    const action = (await listSchoolActions(director)).find(({ lineageId }) => lineageId === bySchools);
    expect(action?.canReport).toEqual({ allowed: false, reason: message });
  });

  it("of a measure that does not name the school, of another authority's, of another school by its code", async () => {
    const { monthly, bySchools, home, neighbour, today } = world;
    const director = await world.director(0);
    await refused(report(director, monthly), "NOT_FOUND");
    const [there] = neighbour.schools;
    const stranger = { ...(await at(there.director, there)), today };
    await refused(report(stranger, bySchools), "NOT_FOUND");
    await expect(at(there.director, home.schools[0])).rejects.toThrow();
  });

  it("of a mentor and of the authority itself", async () => {
    const { bySchools, home, today } = world;
    const [own, mentored] = home.schools;
    const mentor = { ...(await at(own.director, mentored)), today };
    await refused(report(mentor, bySchools), "FORBIDDEN");
    const [action] = (await listSchoolActions(mentor)).filter(({ performs }) => performs);
    expect(action?.canReport).toMatchObject({ allowed: false });
    await refused(report({ ...(await at(home.specialist, mentored)), today }, bySchools), "FORBIDDEN");
  });

  it("with a file of another school, also by the database", async () => {
    const { bySchools, home } = world;
    const director = await world.director(0);
    const foreign = await storedFile(await world.director(1));
    await refused(report(director, bySchools, { fileIds: [foreign] }), "INVALID");
    const { id: executionId } = await report(director, bySchools);
    const link = { regionId: home.regionId, municipalityId: home.id, executionId, fileId: foreign };
    await expect(
      withTenant(director, "execution:report", (tx) => tx.measureExecutionFile.createMany({ data: [link] })),
    ).rejects.toThrow(/row-level security/);
  });

  it("in the name of another school or as confirmed, by the database", async () => {
    const { bySchools, home, today } = world;
    const director = await world.director(0);
    const [own, other] = home.schools;
    const row = {
      regionId: home.regionId,
      municipalityId: home.id,
      lineageId: bySchools,
      state: "done" as const,
      stateOn: new Date(today),
      reportedAt: new Date(today),
    };
    for (const forged of [
      { ...row, schoolId: other.id, confirmation: "sent" as const },
      { ...row, schoolId: own.id, confirmation: "confirmed" as const },
      { ...row, schoolId: null, confirmation: "own" as const },
    ]) {
      await expect(
        withTenant(director, "execution:report", (tx) => tx.measureExecution.createMany({ data: [forged] })),
      ).rejects.toThrow(/row-level security/);
    }
  });

  it("for the judgement of a neighbour as if it were not there, and for the methodologist", async () => {
    const { bySchools, neighbour, home, target, year } = world;
    const sent = await report(await world.director(0), bySchools);
    const stranger = await at(neighbour.specialist, neighbour);
    const there = { municipality: neighbour.code, year };
    await refused(returnReport(stranger, { ...there, ...sent, reason: "Чужой" }), "NOT_FOUND");
    await refused(listWaitingReports(stranger, there), "NOT_FOUND");
    const methodologist = await at(home.methodologist, home);
    await refused(confirmReports(methodologist, { ...target, reports: [sent] }), "FORBIDDEN");
  });

  it("in a closed year", async () => {
    const closed = await makeExecutionWorld("closed");
    const director = await closed.director(0);
    const { bySchools } = closed;
    expect((await refused(report(director, bySchools), "CONFLICT")).message).toContain("Год закрыт");
    const { today } = director;
    const school = director.organisation?.code ?? "";
    const said = { stateOn: today, note: "", cancelReason: null, fileIds: [], state: "done" as const };
    const strange = { ...said, school, lineageId: bySchools, occurrence: "", version: 3 };
    await refused(reportExecution(director, strange), "CONFLICT");
    const actions = await listSchoolActions(director);
    expect(actions.every(({ canReport }) => !canReport.allowed)).toBe(true);
    expect(schoolTasks("school", `${String(closed.year)}-12-31`, actions)).toEqual([]);
  });
});

describe("what waits for whom", () => {
  it("is told by the homes: overdue to the authority and the school, reports to the specialist", async () => {
    const { specialist, home, year, bySchools, target } = world;
    const later = `${String(year)}-04-20`;
    await report(await world.director(0), bySchools);
    const titlesOf = async (ctx: typeof specialist) =>
      (await getAuthorityTasks({ ...ctx, today: later })).map(({ title }) => title);
    // Until 31.03, until 15.04, and the months: three measures.
    expect(await titlesOf(specialist)).toEqual(
      expect.arrayContaining(["Просрочены мероприятия: 3", "Отчёты школ ждут проверки: 1"]),
    );
    expect(await titlesOf(await at(home.methodologist, home))).toEqual(["Просрочены мероприятия: 3"]);
    const head = await getAuthorityTasks({ ...(await at(home.head, home)), today: later });
    const overdue = head.find(({ title }) => title.startsWith("Просрочены"));
    expect(overdue?.href).toBe(
      `/municipalities/${target.municipality}/plans/${String(year)}?view=table&due=overdue`,
    );

    const own = (index: 0 | 1) =>
      world.director(index).then(async (ctx) => schoolTasks("x", later, await listSchoolActions(ctx)));
    // The first school has told of it: that the authority has not looked yet is not the school's debt.
    expect(await own(0)).toEqual([]);
    expect(await own(1)).toMatchObject([{ title: "План перехода школы", tone: "danger" }]);
  });

  it("costs a statement or two", async () => {
    const { specialist, target } = world;
    const director = await world.director(0);
    const actions = await statementsOf(() => listSchoolActions(director));
    expect(actions.length, actions.join("\n")).toBeLessThanOrEqual(3);
    const waiting = await statementsOf(() => listWaitingReports(specialist, target));
    expect(waiting.length, waiting.join("\n")).toBeLessThanOrEqual(3);
  });
});
