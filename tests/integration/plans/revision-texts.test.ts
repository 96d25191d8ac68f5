import { describe, expect, it } from "vitest";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import { submitPlan } from "@/lib/modules/plans/approvals/mutations";
import {
  addMeasure,
  moveMeasure,
  removeMeasure,
  saveMeasureField,
} from "@/lib/modules/plans/measures/mutations";
import { saveIndicatorField } from "@/lib/modules/plans/indicators/mutations";
import { getPlan } from "@/lib/modules/plans/queries";
import { getPlanChanges } from "@/lib/modules/plans/revisions/diff/queries";
import { isEmptyDiff } from "@/lib/modules/plans/revisions/diff/rules";
import { dropRevision } from "@/lib/modules/plans/revisions/mutations";
import { getAuthorityTasks } from "@/lib/modules/plans/tasks/queries";
import { makeRandom } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";
import { aMeasure, auditOf, makePlanWorld, newId } from "@/tests/setup/plans";
import { statementsOf } from "@/tests/setup/statements";
import { asCommand, at, refused } from "@/tests/setup/world";
import { REASON, approvedWorld, begin } from "@/tests/setup/revisions";

describe("the difference of a revision", () => {
  it("is empty at first, then tells what was changed, added, removed and moved in the words of the plan", async () => {
    const world = await approvedWorld();
    const { specialist, target, year } = world;
    const { draft, number } = await begin(world);
    const changes = () => getPlanChanges(specialist, { year, number });
    expect(isEmptyDiff((await changes()).diff)).toBe(true);
    const [first, second, third] = draft.measures.filter(({ trackNumber }) => trackNumber === 1);
    if (!first || !second || !third) throw new Error("The plan has no three measures of track 1");
    const edit = { ...target, number, since: 0 };
    const { period } = first;
    const value = { kind: "deadline" as const, on: `${year}-06-30` };
    await saveMeasureField(specialist, { ...edit, id: first.id, field: "period", base: period, value });
    await removeMeasure(specialist, { ...edit, id: second.id });
    await moveMeasure(specialist, { ...edit, id: third.id, trackNumber: 2, afterId: null });
    await addMeasure(specialist, {
      ...edit,
      id: newId(),
      trackNumber: 1,
      afterId: null,
      values: { title: "Стажировка директоров" },
    });
    const indicator = draft.indicators[0]?.id ?? "";
    await saveIndicatorField(specialist, {
      ...edit,
      id: indicator,
      field: "target",
      base: null,
      value: "20",
    });
    const { diff, base, version, revisionReason } = await changes();
    expect({ base, version, revisionReason }).toMatchObject({
      base: { number: 1, state: "approved" },
      version: { number: 2, state: "draft" },
      revisionReason: REASON,
    });
    expect(diff.counts).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 });
    const [one, two] = diff.tracks;
    expect(one?.changes.map(({ kind, title }) => [kind, title])).toEqual([
      ["added", "Стажировка директоров"],
      ["changed", first.title],
      ["removed", second.title],
    ]);
    expect(one?.changes[1]?.fields).toMatchObject([{ label: "Сроки", after: "до 30.06" }]);
    expect(two?.changes).toMatchObject([{ title: third.title, moved: { from: "1.3", to: "2.1" } }]);
    expect(diff.indicators[0]?.fields).toMatchObject([{ label: "Плановое значение", after: "20" }]);
    const statements = await statementsOf(changes);
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(8);
  });

  it("is nothing for the first text, and nobody else's to read", async () => {
    const world = await approvedWorld();
    const { year } = world;
    const { base, diff } = await getPlanChanges(world.specialist, { year, number: 1 });
    expect(base).toBeNull();
    expect(isEmptyDiff(diff)).toBe(true);
    const stranger = await at(world.neighbour.specialist, world.neighbour);
    await refused(getPlanChanges(stranger, { year, number: 1 }), "NOT_FOUND");
    await refused(getPlanChanges(world.specialist, { year, number: 7 }), "NOT_FOUND");
  });
});

describe("dropRevision", () => {
  it("keeps what was typed, readable and locked; the plan in force stays and may be revised anew", async () => {
    const world = await approvedWorld();
    const { specialist, target, year, home } = world;
    const { plan, draft, number } = await begin(world);
    const line = aMeasure(draft);
    await removeMeasure(specialist, { ...target, number, id: line.id, since: 0 });
    const input = { ...target, version: draft.version.version };
    expect(await dropRevision(asCommand(specialist, input), input)).toMatchObject({ state: "dropped" });
    const dropped = await getPlan(specialist, year, number);
    expect(dropped.version).toMatchObject({ state: "dropped", droppedBy: home.specialist.fullName });
    expect(dropped.measures).toHaveLength(plan.measures.length - 1);
    expect(dropped.can.edit).toMatchObject({ allowed: false });
    const late = { ...target, number, id: aMeasure(dropped, 2).id, since: 0 };
    await refused(removeMeasure(specialist, late), "CONFLICT");
    const shown = await getPlan(specialist, year);
    expect(shown.version.id).toBe(plan.version.id);
    expect(shown.beside.open).toBeNull();
    const [event] = (await auditOf(home.regionId, plan.id)).slice(-1);
    expect(event).toMatchObject({ event: "plan.revision-dropped" });
    expect((await begin(world)).draft.measures).toHaveLength(plan.measures.length);
  });

  it("is refused for the first text, on approval, outdated, to others", async () => {
    const fresh = await makePlanWorld();
    await refused(
      dropRevision(fresh.specialist, { ...fresh.target, version: fresh.plan.version.version }),
      "CONFLICT",
    );
    const world = await approvedWorld();
    const { specialist, head, target, plan } = world;
    await refused(dropRevision(specialist, { ...target, version: plan.version.version }), "CONFLICT");
    const { draft } = await begin(world);
    const { version } = draft.version;
    await refused(dropRevision(specialist, { ...target, version: version + 4 }), "STALE");
    await refused(dropRevision(head, { ...target, version }), "FORBIDDEN");
    const on = await submitPlan(specialist, { ...target, version });
    const waits = await refused(dropRevision(specialist, { ...target, version: on.version }), "CONFLICT");
    expect(waits.message).toContain("на утверждении");
  });
});

describe("a list published after the approval", () => {
  it("is a notice and a task, and the revision rests on it with its schools", async () => {
    const world = await approvedWorld();
    const { specialist, tenant, home, year } = world;
    const gapsBefore = (await getPlan(specialist, year)).measures.length;
    const owner = openOwnerDatabase();
    const list = await owner.$transaction((tx) =>
      buildList(tx, makeRandom(), tenant.region, {
        kind: "federal",
        listYear: year - 1,
        number: 2,
        publishedOn: "2024-05-12",
        reason: "уточнение",
        entries: [{ school: home.schools[1] }, { school: home.schools[2] }],
      }),
    );
    await owner.$disconnect();
    const plan = await getPlan(specialist, year);
    expect(plan.newLists).toEqual([
      {
        id: list.id,
        kind: "federal",
        listYear: year - 1,
        number: 2,
        publishedOn: "2024-05-12",
        entered: 2,
        left: 1,
      },
    ]);
    expect(plan.measures).toHaveLength(gapsBefore);
    const task = (await getAuthorityTasks(specialist)).find(({ id }) => id.startsWith("revise"));
    expect(task?.reason).toContain("вошли 2 школы, вышла 1 школа муниципалитета");
    const { draft } = await begin(world);
    expect(draft.newLists).toEqual([]);
    expect(draft.basis.join()).toContain(`федеральный перечень ${year - 1} года, версия 2`);
    expect(draft.basis).toHaveLength(plan.basis.length);
    // The first school stays on the regional list.
    const listed = draft.measures.filter(({ schoolRule }) => schoolRule === "listed");
    expect(listed.length).toBeGreaterThan(0);
    for (const { schoolIds } of listed) expect(schoolIds).toEqual(home.schools.map(({ id }) => id).sort());
    expect((await getAuthorityTasks(specialist)).some(({ id }) => id.startsWith("revise"))).toBe(false);
  });
});
