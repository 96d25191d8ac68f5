import { beforeAll, describe, expect, it } from "vitest";

import { computeCoverage } from "@/lib/modules/plans/coverage/rules";
import { listPlanChanges } from "@/lib/modules/plans/drafts/queries";
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  restoreMeasure,
  saveMeasureField,
} from "@/lib/modules/plans/measures/mutations";
import { savePlanText } from "@/lib/modules/plans/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import type { SaveReply } from "@/lib/modules/plans/types";
import { aMeasure, historyOf, makePlanWorld, newId, type PlanWorld } from "@/tests/setup/plans";
import { asOwner, refused } from "@/tests/setup/world";

let world: PlanWorld;
beforeAll(async () => {
  world = await makePlanWorld("catalogue");
});

const changedTo = (reply: SaveReply, id: string) => reply.measures.find((row) => row.id === id);

describe("autosave of a measure", () => {
  it("saves a field, writes the draft's history and answers with the row", async () => {
    const { specialist, target, plan } = world;
    const { id, title } = aMeasure(plan);
    const change = {
      ...target,
      id,
      field: "title" as const,
      base: title,
      value: "Собеседования с директорами",
      since: 0,
    };
    const reply = await saveMeasureField(specialist, change);
    expect(changedTo(reply, id)?.title).toBe("Собеседования с директорами");
    const history = (await historyOf(world)).filter(({ subjectId }) => subjectId === id);
    expect(history.at(-1)).toMatchObject({
      field: "title",
      before: title,
      after: "Собеседования с директорами",
      seq: reply.seq,
      userId: specialist.user.id,
    });
    // The same edit sent twice is saved once.
    expect((await saveMeasureField(specialist, change)).seq).toBe(reply.seq);
    expect((await historyOf(world)).filter(({ subjectId }) => subjectId === id)).toHaveLength(1);
  });

  it("names who and when when the stored value is not what the editor saw", async () => {
    const { specialist, target, plan } = world;
    const { id, evidence } = aMeasure(plan, 2);
    const save = (base: string, value: string) =>
      saveMeasureField(specialist, { ...target, id, field: "evidence", base, value, since: 0 });
    await save(evidence, "акт");
    const { details } = await refused(save(evidence, "справка"), "STALE");
    expect(details.stale).toMatchObject({
      field: "evidence",
      current: "акт",
      changedBy: specialist.user.fullName,
    });
    expect(Date.parse(details.stale?.changedAt ?? "")).not.toBeNaN();
  });

  it("lets one of two racing connections win; the other is told", async () => {
    const { specialist, target, plan } = world;
    const { id, note } = aMeasure(plan, 3);
    const values = ["первая", "вторая"];
    const results = await Promise.allSettled(
      values.map((value) =>
        saveMeasureField(specialist, { ...target, id, field: "note", base: note, value, since: 0 }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const lost = results.find((result) => result.status === "rejected");
    const won = values[results.findIndex(({ status }) => status === "fulfilled")];
    expect(lost?.reason).toMatchObject({
      code: "STALE",
      details: { stale: { field: "note", current: won } },
    });
    const stored = (await getPlan(specialist, world.year)).measures.find((row) => row.id === id);
    expect(stored?.note).toBe(won);
  });

  it("brings the other editor's change with the next save", async () => {
    const { specialist, target, plan } = world;
    const [mine, theirs] = plan.measures.filter(({ trackNumber }) => trackNumber === 3).slice(1);
    const since = (await listPlanChanges(specialist, { ...target, since: 0 })).seq;
    await saveMeasureField(specialist, {
      ...target,
      id: theirs?.id ?? "",
      field: "note",
      base: "",
      value: "от другого",
      since,
    });
    const reply = await saveMeasureField(specialist, {
      ...target,
      id: mine?.id ?? "",
      field: "note",
      base: "",
      value: "моё",
      since,
    });
    expect(reply.measures.map(({ note }) => note)).toEqual(["от другого", "моё"]);
    expect(reply.seq).toBe(since + 2);
    expect((await listPlanChanges(specialist, { ...target, since: reply.seq })).measures).toEqual([]);
  });

  it("resolves the schools of a rule itself and refuses a school of another authority", async () => {
    const { specialist, target, plan, home, neighbour } = world;
    const { id, schoolIds, schoolRule } = aMeasure(plan, 2);
    const base = { rule: schoolRule, schoolIds };
    const save = (value: { rule: "control_zone" | "chosen"; schoolIds: string[] }, from = base) =>
      saveMeasureField(specialist, { ...target, id, field: "schools", base: from, value, since: 0 });
    const reply = await save({ rule: "control_zone", schoolIds: [home.schools[0].id] });
    expect(changedTo(reply, id)).toMatchObject({
      schoolRule: "control_zone",
      schoolIds: [home.schools[1].id],
    });
    const stored = { rule: "control_zone" as const, schoolIds: [home.schools[1].id] };
    await refused(save({ rule: "chosen", schoolIds: [neighbour.schools[0].id] }, stored), "INVALID");
  });

  it("refuses deficits, employees, documents and lines that are not there", async () => {
    const { specialist, target, plan, tenant } = world;
    const { id } = aMeasure(plan, 2);
    const save = (change: Parameters<typeof saveMeasureField>[1]) => saveMeasureField(specialist, change);
    const of = { ...target, id, since: 0 };
    await refused(save({ ...of, field: "deficitIds", base: [], value: [newId()] }), "INVALID");
    await refused(save({ ...of, field: "libraryItemIds", base: [], value: [newId()] }), "INVALID");
    await refused(save({ ...of, field: "trackLines", base: [], value: [17] }), "INVALID");
    const nobody = { kind: "person" as const, text: "", personId: newId() };
    await refused(save({ ...of, field: "responsible", base: nobody, value: nobody }), "INVALID");
    const reply = await save({ ...of, field: "deficitIds", base: [], value: [tenant.deficitId] });
    expect(changedTo(reply, id)?.deficitIds).toEqual([tenant.deficitId]);
  });

  it("clears a period and counts the gap", async () => {
    const { specialist, target, plan } = world;
    const { id, period } = aMeasure(plan, 0);
    const before = (await listPlanChanges(specialist, { ...target, since: 0 })).gapCount;
    const reply = await saveMeasureField(specialist, {
      ...target,
      id,
      field: "period",
      base: period,
      value: null,
      since: 0,
    });
    expect(changedTo(reply, id)?.period).toBeNull();
    expect(reply.gapCount).toBe(before + 1);
  });

  it("does not find a measure that is nowhere", async () => {
    const { specialist, target } = world;
    await refused(
      saveMeasureField(specialist, { ...target, id: newId(), field: "note", base: "", value: "х", since: 0 }),
      "NOT_FOUND",
    );
  });
});

describe("lines of a draft", () => {
  it("are added once for one client's id, after the line that was named", async () => {
    const { specialist, target, plan } = world;
    const after = aMeasure(plan, 1);
    const input = {
      ...target,
      id: newId(),
      trackNumber: 1,
      afterId: after.id,
      values: { title: "Новое", schools: { rule: "listed" as const, schoolIds: [] } },
      since: 0,
    };
    const reply = await addMeasure(specialist, input);
    expect(changedTo(reply, input.id)).toMatchObject({
      title: "Новое",
      schoolIds: [world.home.schools[0].id],
      carriedOver: false,
    });
    expect((await addMeasure(specialist, input)).seq).toBe(reply.seq);
    const track = (await getPlan(specialist, world.year)).measures.filter(
      ({ trackNumber }) => trackNumber === 1,
    );
    expect(track.findIndex(({ id }) => id === input.id)).toBe(
      track.findIndex(({ id }) => id === after.id) + 1,
    );
    await refused(addMeasure(specialist, { ...input, id: newId(), trackNumber: 9 }), "INVALID");
  });

  it("move between tracks, to the beginning and to a named place", async () => {
    const { specialist, target, plan } = world;
    const { id } = aMeasure(plan, 0);
    const move = (trackNumber: number, afterId: string | null) =>
      moveMeasure(specialist, { ...target, id, trackNumber, afterId, since: 0 });
    const order = async () =>
      (await getPlan(specialist, world.year)).measures
        .filter(({ trackNumber }) => trackNumber === 2)
        .map((row) => row.id);
    await move(2, null);
    expect((await order())[0]).toBe(id);
    const second = (await order())[1] ?? "";
    await move(2, second);
    expect((await order()).slice(0, 2)).toEqual([second, id]);
  });

  it("are removed and put back, and a removed line is not edited in silence", async () => {
    const { specialist, target, plan } = world;
    const { id } = plan.measures.at(-1) ?? aMeasure(plan);
    const of = { ...target, id, since: 0 };
    const gone = await removeMeasure(specialist, of);
    expect(gone.removedMeasureIds).toContain(id);
    expect((await removeMeasure(specialist, of)).seq).toBe(gone.seq);
    const refusal = await refused(
      saveMeasureField(specialist, { ...of, field: "note", base: "", value: "х" }),
      "CONFLICT",
    );
    expect(refusal.message).toContain(specialist.user.fullName);
    const back = await restoreMeasure(specialist, of);
    expect(changedTo(back, id)?.id).toBe(id);
  });
});

describe("texts of a draft", () => {
  it("are saved with their history and refused when another text is stored", async () => {
    const { specialist, target } = world;
    const save = (base: string, value: string) =>
      savePlanText(specialist, { ...target, field: "goal", base, value, since: 0 });
    const reply = await save("", "Снизить число ШНОР");
    expect(reply.texts).toContainEqual(
      expect.objectContaining({
        field: "goal",
        value: "Снизить число ШНОР",
        changedBy: specialist.user.fullName,
      }),
    );
    const { details } = await refused(save("", "Другая цель"), "STALE");
    expect(details.stale).toMatchObject({
      current: "Снизить число ШНОР",
      changedBy: specialist.user.fullName,
    });
  });
});

describe("counters of a draft", () => {
  it("are those the coverage gives", async () => {
    const { specialist, home, plan, year } = world;
    const version = await asOwner({ regionId: home.regionId, municipalityId: home.id }, (tx) =>
      tx.planVersion.findUniqueOrThrow({ where: { id: plan.version.id } }),
    );
    const now = await getPlan(specialist, year);
    const coverage = computeCoverage(now);
    expect(version.gapCount).toBe(coverage.gapCount);
    expect(version.measureCount).toBe(now.measures.length);
    expect(version.coverage).toEqual({ totals: coverage.totals, measuresByTrack: coverage.measuresByTrack });
  });
});
