import { beforeAll, describe, expect, it } from "vitest";

import { getListComparison } from "@/lib/modules/school-lists/comparison/queries";
import { getFrame } from "@/lib/modules/organisations/frame/queries";
import { getOrganisation, listSchools } from "@/lib/modules/organisations/queries";
import { listSchoolActions } from "@/lib/modules/plans/actions/queries";
import { approvePlan, submitPlan } from "@/lib/modules/plans/approvals/mutations";
import { saveMeasureField } from "@/lib/modules/plans/measures/mutations";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { packPlan, unpackPlan } from "@/lib/modules/plans/packing/rules";
import { getPlan, getPlanPage } from "@/lib/modules/plans/queries";
import { getAuthorityTasks, getRegionTasks } from "@/lib/modules/plans/tasks/queries";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { listPlansOfMunicipality } from "@/lib/modules/plans/years/queries";
import { statementsOf } from "@/tests/setup/statements";
import { aMeasure, makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { at, refused } from "@/tests/setup/world";

let world: PlanWorld;
beforeAll(async () => {
  world = await makePlanWorld("catalogue");
});

describe("what reading costs", () => {
  it("the page of a plan: seven statements with its remarks, whatever the number of its measures", async () => {
    const { specialist, year, plan } = world;
    expect(plan.measures.length).toBeGreaterThan(30);
    const statements = await statementsOf(() => getPlanPage(specialist, year));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(7);
  });

  it("a plan that is only read: the catalogue is not asked", async () => {
    const analyst = await at(world.tenant.region.analyst, world.home);
    const statements = await statementsOf(() => getPlan(analyst, world.year));
    expect(statements.length, statements.join("\n")).toBeLessThanOrEqual(5);
  });

  it("the region's table of plans: one statement, and one for the places of its frame", async () => {
    const analyst = await at(world.tenant.region.analyst, "region");
    const table = await statementsOf(() => listRegionPlans(analyst, world.year));
    expect(table, table.join("\n")).toHaveLength(1);
    const frame = await statementsOf(() => getFrame(analyst, analyst, "region"));
    expect(frame, frame.join("\n")).toHaveLength(1);
  });

  it("a packed plan is the same plan, in less than three quarters of the room", () => {
    const packed = packPlan(world.plan);
    expect(unpackPlan(packed)).toEqual(world.plan);
    expect(packed.length).toBeLessThan(0.75 * JSON.stringify(world.plan).length);
  });

  it("homes and lists: at most eight and four", async () => {
    const { specialist, home } = world;
    const { analyst } = world.tenant.region;
    const region = await at(analyst, "region");
    expect(await statementsOf(() => listSchools(specialist))).toHaveLength(4);
    const budget: [string, () => Promise<unknown>, number][] = [
      ["tasks of an authority", () => getAuthorityTasks(specialist), 6],
      ["plans of an authority", () => listPlansOfMunicipality(specialist), 2],
      ["organisation", () => getOrganisation(specialist), 1],
      ["comparison", () => getListComparison(specialist, {}), 4],
      ["tasks of the region", () => getRegionTasks(region, []), 2],
    ];
    for (const [name, work, most] of budget) {
      expect((await statementsOf(work)).length, `${name} of ${home.code}`).toBeLessThanOrEqual(most);
    }
  });
});

describe("who sees a plan", () => {
  it("the region reads it at the same address and may do nothing to it", async () => {
    const analyst = await at(world.tenant.region.analyst, world.home);
    const plan = await getPlan(analyst, world.year);
    expect(plan.measures).toHaveLength(world.plan.measures.length);
    expect(Object.values(plan.can).some(({ allowed }) => allowed)).toBe(false);
    await refused(getPlan(analyst, world.year + 3), "NOT_FOUND");
  });

  it("the region's table shows every authority, also without a plan", async () => {
    const analyst = await at(world.tenant.region.analyst, "region");
    const rows = await listRegionPlans(analyst, world.year);
    expect(rows.map(({ state }) => state)).toEqual(["draft", null]);
    const [row] = rows;
    expect(row?.measureCount).toBe(35);
    expect(Object.values(row?.measuresByTrack ?? {}).reduce((sum, count) => sum + count, 0)).toBe(35);
    expect((await getRegionTasks(analyst, rows)).map(({ id }) => id)).toEqual([
      `none:${world.year}`,
      `draft:${world.year}`,
    ]);
  });

  it("an expert and a director have no part in it", async () => {
    const expert = await at(world.tenant.region.expert, world.home);
    await refused(getPlan(expert, world.year), "FORBIDDEN");
    const [school] = world.home.schools;
    await refused(getPlan(await at(school.director, school), world.year), "NOT_FOUND");
  });
});

describe("lists of two years", () => {
  it("are compared for the authority with the sources of both", async () => {
    const compared = await getListComparison(world.specialist, { year: world.year - 1 });
    const [federal, regional] = compared?.lists ?? [];
    expect(federal?.comparison).toMatchObject({ before: 1, after: 1, stayed: 1, left: 0, comparable: true });
    expect(federal?.current?.letters[0]?.number).toBe("01-13/206");
    expect(regional?.comparison.transitions[0]).toMatchObject({ category: "stayed", streak: 2 });
  });

  it("mark the schools of the authority", async () => {
    const schools = await listSchools(world.specialist);
    expect(schools.map(({ openDeficits }) => openDeficits).sort()).toEqual([0, 0, 1]);
    const listed = schools.find(({ id }) => id === world.home.schools[0].id);
    expect(listed?.lists.map(({ kind }) => kind)).toContain("federal");
  });
});

const apartFromRights = (actions: readonly SchoolActionRow[]) =>
  actions.map(({ canReport: _, ...action }) => action);

describe("«Действия» of a school", () => {
  it("are the measures of the approved plan that name it, and nothing of a draft", async () => {
    const { specialist, head, home, target, plan, year } = world;
    const [listed, other] = home.schools;
    const director = await at(listed.director, listed);
    const measure = aMeasure(plan, 1);
    const base = { rule: measure.schoolRule, schoolIds: measure.schoolIds };
    const value = { rule: "chosen" as const, schoolIds: [listed.id] };
    await saveMeasureField(specialist, {
      ...target,
      id: measure.id,
      field: "schools",
      base,
      value,
      since: 0,
    });
    expect(await listSchoolActions(director)).toEqual([]);
    const { version } = await submitPlan(specialist, { ...target, version: plan.version.version });
    expect(await listSchoolActions(director)).toEqual([]);
    await approvePlan(head, { ...target, version, orderNumber: "9", orderDate: "2024-02-01" });
    const actions = await listSchoolActions(director);
    expect(actions.map(({ measureId }) => measureId)).toContain(measure.id);
    expect(actions.find(({ measureId }) => measureId === measure.id)).toMatchObject({
      year,
      title: measure.title,
      execution: "not_started",
    });
    const elsewhere = await listSchoolActions(await at(other.director, other));
    expect(elsewhere.map(({ measureId }) => measureId)).not.toContain(measure.id);
    // The mentor of a school reads its actions at the school's address.
    const mentor = await at(listed.director, other);
    expect(apartFromRights(await listSchoolActions(mentor))).toEqual(apartFromRights(elsewhere));
    const asAuthority = await listSchoolActions(await at(home.specialist, listed));
    expect(apartFromRights(asAuthority)).toEqual(apartFromRights(actions));
  });
});
