import { beforeAll, describe, expect, it } from "vitest";
import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { saveChoice, saveIndicatorResult, saveResultText } from "@/lib/modules/plans/closing/mutations";
import { getClosing } from "@/lib/modules/plans/closing/queries";
import { closeYear } from "@/lib/modules/plans/closing/years/mutations";
import { saveIndicatorField } from "@/lib/modules/plans/indicators/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { beginRevision } from "@/lib/modules/plans/revisions/mutations";
import { TITLES } from "@/tests/setup/closing";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, at, refused } from "@/tests/setup/world";
import {
  type EndingWorld,
  makeEndingWorld,
  readResults,
  unfinishedOf,
  resultHistory,
} from "@/tests/setup/closing-world";

describe("results of a year", () => {
  let world: EndingWorld;
  beforeAll(async () => {
    world = await makeEndingWorld();
  });

  it("tell how the measures of each track ended and what is left", async () => {
    const results = await readResults(world);
    expect(results.tracks.map(({ title: _title, ...track }) => track)).toEqual([
      { trackNumber: 0, total: 1, done: 1, late: 0, notDone: 0, cancelled: 0 },
      { trackNumber: 1, total: 2, done: 0, late: 1, notDone: 1, cancelled: 0 },
      { trackNumber: 2, total: 0, done: 0, late: 0, notDone: 0, cancelled: 0 },
      { trackNumber: 3, total: 2, done: 0, late: 0, notDone: 1, cancelled: 1 },
    ]);
    expect(results.unfinished.map(({ number, title, handOver }) => [number, title, handOver])).toEqual([
      ["1.2", TITLES.begun, true],
      ["3.1", TITLES.untouched, true],
    ]);
    expect(results.lateNumbers).toEqual(["1.1"]);
    expect(results.next).toEqual({ year: world.tenant.year, state: null, missing: 2 });
    expect(results.can).toMatchObject({ edit: { allowed: true }, close: { allowed: true } });
  });

  it("cost eight statements at most", async () => {
    expect((await statementsOf(() => readResults(world))).length).toBeLessThanOrEqual(8);
  });

  it("are read by the region, not by schools and neighbours", async () => {
    const { home, tenant, target } = world;
    const analyst = await at(tenant.region.analyst, home);
    const seen = await getClosing(analyst, target.year);
    expect(seen.can.edit).toMatchObject({ allowed: false });
    await refused(getClosing(await at(home.schools[0].director, home.schools[0]), target.year), "NOT_FOUND");
    const [, neighbour] = tenant.municipalities;
    await refused(getClosing(await at(neighbour.specialist, neighbour), target.year), "NOT_FOUND");
    await refused(getClosing(world.specialist, 2001), "NOT_FOUND");
  });

  it("are saved field by field, with the history of each", async () => {
    const { specialist, head, target, home } = world;
    const text = { ...target, field: "summary" as const, base: "", value: "Сделано много." };
    const saved = await saveResultText(specialist, text);
    expect(saved.texts.summary).toBe("Сделано много.");
    const [indicator] = (await readResults(world)).indicators;
    const id = indicator?.id ?? "";
    const figure = { ...target, indicatorId: id, field: "actual" as const, base: null, value: "21.5" };
    const reply = await saveIndicatorResult(head, figure);
    expect(reply.indicators.find((one) => one.id === id)).toEqual({ id, actual: "21.5", note: "" });
    const { lineageId } = unfinishedOf(await readResults(world), TITLES.untouched);
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    expect(unfinishedOf(await readResults(world), TITLES.untouched).handOver).toBe(false);
    expect(await resultHistory(world)).toMatchObject([
      { field: "summary", before: "", after: "Сделано много.", userId: home.specialist.id },
      { field: "actual", before: null, after: "21.5", userId: home.head.id },
      { field: "handOver", before: true, after: false, userId: home.specialist.id },
    ]);
    // Said again, it is not written again: the answer to the first may have been lost.
    await saveResultText(specialist, text);
    await saveIndicatorResult(head, { ...figure, value: "21.500" });
    await saveChoice(specialist, { ...target, lineageId, base: true, value: false });
    expect(await resultHistory(world)).toHaveLength(3);
  });

  it("lose neither of two editors", async () => {
    const { specialist, head, target, home } = world;
    const text = { ...target, field: "conclusions" as const, base: "" };
    await saveResultText(head, { ...text, value: "Написал руководитель" });
    const stale = await refused(
      saveResultText(specialist, { ...text, value: "Написал специалист" }),
      "STALE",
    );
    expect(stale.details.stale).toMatchObject({
      field: "conclusions",
      current: "Написал руководитель",
      changedBy: home.head.fullName,
    });
    const [indicator] = (await readResults(world)).indicators;
    const figure = { ...target, indicatorId: indicator?.id ?? "", field: "actual" as const };
    const other = await refused(
      saveIndicatorResult(specialist, { ...figure, base: null, value: "7" }),
      "STALE",
    );
    expect(other.details.stale).toMatchObject({ current: "21.5", changedBy: home.head.fullName });
    const { lineageId } = unfinishedOf(await readResults(world), TITLES.begun);
    await saveChoice(head, { ...target, lineageId, base: true, value: false });
    await saveChoice(specialist, { ...target, lineageId, base: false, value: true });
    // Two chapters at once are two fields.
    await Promise.all([
      saveResultText(head, { ...text, base: "Написал руководитель", value: "Выводы" }),
      saveResultText(specialist, { ...target, field: "nextTasks", base: "", value: "Задачи" }),
    ]);
    expect((await readResults(world)).texts).toMatchObject({ conclusions: "Выводы", nextTasks: "Задачи" });
  });

  it("refuse what is not of this plan", async () => {
    const { specialist, target } = world;
    const absent = "00000000-0000-4000-8000-000000000000";
    await refused(
      saveIndicatorResult(specialist, {
        ...target,
        indicatorId: absent,
        field: "note",
        base: "",
        value: "х",
      }),
      "NOT_FOUND",
    );
    await refused(
      saveChoice(specialist, { ...target, lineageId: absent, base: true, value: false }),
      "NOT_FOUND",
    );
    const analyst = await at(world.tenant.region.analyst, world.home);
    await refused(
      saveResultText(analyst, { ...target, field: "summary", base: "", value: "х" }),
      "FORBIDDEN",
    );
  });

  it("keep the value of an indicator through a revision", async () => {
    const { specialist, head, target } = world;
    const of = async () => (await readResults(world)).version;
    const reason = { ...target, version: await of(), reason: "Уточнить показатели" };
    await beginRevision(asCommand(specialist, reason), reason);
    const draft = await getPlan(specialist, target.year, 2);
    const row = draft.indicators[0];
    await saveIndicatorField(specialist, {
      ...target,
      id: row?.id ?? "",
      since: 0,
      field: "target",
      base: row?.target ?? null,
      value: "22",
    });
    const cannot = { ...target, version: await of(), unfinished: 2 };
    const { message } = await refused(closeYear(asCommand(specialist, cannot), cannot), "CONFLICT");
    expect(message).toContain("Готовится редакция 2");
    const sent = { ...target, version: draft.version.version };
    const { version } = await submitPlan(asCommand(specialist, sent), sent);
    const order = { ...target, version, orderNumber: "57", orderDate: `${String(target.year)}-10-01` };
    const today = { ...head, today: `${String(target.year)}-12-20` };
    await approvePlan(asCommand(today, order), order);
    const [indicator] = (await readResults(world)).indicators;
    expect(indicator).toMatchObject({ target: "22", actual: "21.5" });
    const note = {
      ...target,
      indicatorId: indicator?.id ?? "",
      field: "note" as const,
      base: "",
      value: "по приказу",
    };
    await saveIndicatorResult(specialist, note);
    expect((await readResults(world)).indicators[0]).toMatchObject({ actual: "21.5", note: "по приказу" });
  });
});
