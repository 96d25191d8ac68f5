import { actAs } from "@/lib/core/db/owner";
import type { Tx } from "@/lib/core/db/client";
import type { PlanState } from "@/lib/core/db/enums";
import { buildPlan, type BuiltPlan, type MeasureInput, type PlanInput } from "@/prisma/factories/plans";
import { makeRandom, type Random } from "@/prisma/factories/random";
import { buildList } from "@/prisma/factories/school-lists";

import { addDays, notAfterToday, workday, workingHour } from "./calendar";
import { cellsOf, fateOf, type ExecutionGround } from "./executions";
import { measureGround, saveCounters, type PlanGround } from "./ground";
import { belogorskMeasures, carriedMeasures, demoMeasures, type MeasureGround } from "./measures";
import { planIndicators, planTexts } from "./plan-texts";
import { REVISED_OLD, reviseDemoPlan } from "./revisions";
import { ARMYANSK, BELOGORSK } from "./world";

/** Without any plan of the new year; of the last of them there is none of the old year either. */
const WITHOUT_NEW = [BELOGORSK, 7, 10, 14, 22, 23];
const WITHOUT_OLD = 22;
const CLOSED_OLD = [9, 18];
const DRAFTS = [1, 3, 11, ARMYANSK, 19, 24];
const RETURNED = [8, 15];
const ON_APPROVAL = [4, 5, 12, 16, 20];

function newYearState(number: number): PlanState | "returned" | null {
  if (WITHOUT_NEW.includes(number)) return null;
  if (DRAFTS.includes(number)) return "draft";
  if (RETURNED.includes(number)) return "returned";
  return ON_APPROVAL.includes(number) ? "on_approval" : "approved";
}

/** Plans of P−1 (approved, some closed) and of P in every state. */
export async function buildDemoPlans(tx: Tx, random: Random, ground: PlanGround): Promise<void> {
  const { number } = ground.municipality;
  if (number === WITHOUT_OLD) return;
  const old = await buildOldPlan(tx, random, ground);
  const state = newYearState(number);
  if (state) await buildNewPlan(tx, random, ground, state, old);
}

interface OldPlan {
  plan: BuiltPlan;
  measures: readonly MeasureInput[];
}

async function buildOldPlan(tx: Tx, random: Random, ground: PlanGround): Promise<OldPlan> {
  const { municipality, staff, calendar } = ground;
  const year = calendar.planYear - 1;
  const nearLow = municipality.number === ARMYANSK ? await chooseNearLow(tx, random, ground, year - 1) : null;
  const on = measureGround(ground, year, [0, 1], nearLow?.schools ?? []);
  const written =
    municipality.number === BELOGORSK ? belogorskMeasures(random, on) : demoMeasures(random, on);
  const closed = CLOSED_OLD.includes(municipality.number);
  const executed = await executionGround(tx, ground, year, closed);
  // Of its own, so that a mark more does not change the rest of the demonstration.
  const marks = makeRandom(`demo-execution-${String(municipality.number)}-${String(year)}`);
  const measures = written.map((measure) => ({
    ...measure,
    cells: cellsOf(marks, measure, fateOf(random, measure, year, calendar.today), executed),
  }));
  const orderDate = workday(`${year}-02-${String(random.int(9, 20)).padStart(2, "0")}`);
  const plan = await buildPlan(tx, random, municipality, {
    year,
    state: closed ? "closed" : "approved",
    texts: planTexts(year, ground),
    indicators: planIndicators(random),
    measures,
    lists: planLists(ground, year, nearLow?.id),
    createdAt: workingHour(workday(addDays(orderDate, -25)), 10),
    submitted: {
      at: workingHour(workday(addDays(orderDate, -4)), 15),
      byId: staff.specialist.id,
      byName: staff.specialist.fullName,
    },
    approved: {
      at: workingHour(orderDate, 11),
      byName: staff.head.fullName,
      basis: staff.headBasis ?? undefined,
      orderNumber: String(random.int(31, 148)),
      orderDate,
    },
  });
  await saveCounters(tx, municipality, plan, measures, on);
  if (municipality.number === REVISED_OLD) await reviseDemoPlan(tx, ground, plan);
  return { plan, measures };
}

/** Who tells of the execution of a plan: directors by the list of employees. */
async function executionGround(
  tx: Tx,
  { municipality, staff, calendar }: PlanGround,
  year: number,
  closed: boolean,
): Promise<ExecutionGround> {
  await actAs(tx, municipality);
  const directors = await tx.person.findMany({
    where: { municipalityId: municipality.id, schoolId: { not: null }, post: "директор" },
    select: { schoolId: true, fullName: true },
  });
  const names = new Map(directors.map(({ schoolId, fullName }) => [schoolId, fullName]));
  const directorOf = (schoolId: string): string => {
    const name = names.get(schoolId);
    if (!name) throw new Error(`School ${schoolId} has no director`);
    return name;
  };
  return { year, today: calendar.today, closed, specialist: staff.specialist, directorOf };
}

async function buildNewPlan(
  tx: Tx,
  random: Random,
  ground: PlanGround,
  state: PlanState | "returned",
  old: OldPlan,
): Promise<void> {
  const { municipality, calendar } = ground;
  const year = calendar.planYear;
  const on = measureGround(ground, year, [1, 2], []);
  const previous = inBuiltOrder(old);
  const isDraft = state === "draft" || state === "returned";
  const measures = carriedMeasures(random, previous, on, isDraft ? random.int(2, 7) : 0);
  const anchor = notAfterToday(calendar, `${year}-02-20`);
  const plan = await buildPlan(tx, random, municipality, {
    year,
    state: state === "returned" ? "draft" : state,
    texts: planTexts(year, ground),
    indicators: planIndicators(random),
    measures,
    lists: planLists(ground, year),
    createdAt: workingHour(workday(addDays(anchor, -random.int(11, 13))), 9),
    ...steps(random, state, ground, anchor),
  });
  await saveCounters(tx, municipality, plan, measures, on);
}

function steps(
  random: Random,
  state: PlanState | "returned",
  { staff }: PlanGround,
  anchor: string,
): Pick<PlanInput, "submitted" | "returned" | "approved"> {
  if (state === "draft") return {};
  const submitted = {
    at: workingHour(workday(addDays(anchor, -random.int(6, 8))), 16),
    byId: staff.specialist.id,
    byName: staff.specialist.fullName,
  };
  if (state === "on_approval") return { submitted };
  if (state === "returned") {
    const reason = random.pick([
      "Не указаны сроки по мероприятиям трека 2 и не названы ответственные. Дополните и направьте снова.",
      "По школам, входящим в перечень второй год подряд, нужны отдельные мероприятия.",
    ]);
    return {
      submitted,
      returned: { at: workingHour(workday(addDays(anchor, -3)), 12), byName: staff.head.fullName, reason },
    };
  }
  const orderDate = workday(addDays(anchor, -random.int(1, 4)));
  const orderNumber = String(random.int(31, 148));
  return {
    submitted,
    approved: {
      at: workingHour(orderDate, 11),
      byName: staff.head.fullName,
      basis: staff.headBasis ?? undefined,
      orderNumber,
      orderDate,
    },
  };
}

/** The lines of the old plan beside their lineages: the factory groups them by track, in order. */
function inBuiltOrder({ plan, measures }: OldPlan): { measure: MeasureInput; lineageId: string }[] {
  return plan.measures.flatMap(({ lineageId }, at) => {
    const measure = measures[at];
    return measure ? [{ measure, lineageId }] : [];
  });
}

/** The lists of the year before govern, those of the two years before are compared. */
function planLists(
  { lists, calendar }: PlanGround,
  year: number,
  nearLowId?: string,
): NonNullable<PlanInput["lists"]> {
  const governing = lists.get(year - 1);
  const before = lists.get(year - 2);
  if (!governing || !before)
    throw new Error(`No lists govern the plan of ${year} (plan year ${calendar.planYear})`);
  return [
    ...Object.values(governing).map((listId) => ({ listId, purpose: "governing" as const })),
    ...(nearLowId ? [{ listId: nearLowId, purpose: "governing" as const }] : []),
    ...[governing.federal, governing.regional, before.federal, before.regional].map((listId) => ({
      listId,
      purpose: "comparison" as const,
    })),
  ];
}

async function chooseNearLow(
  tx: Tx,
  random: Random,
  { municipality }: PlanGround,
  listYear: number,
): Promise<{ id: string; schools: MeasureGround["schools"] }> {
  const schools = municipality.schools.filter(({ index }) => index === 3);
  const { id } = await buildList(tx, random, municipality, {
    kind: "near_low",
    listYear,
    publishedOn: `${listYear}-12-15`,
    orderNumber: "204",
    orderDate: `${listYear}-12-15`,
    entries: schools.map((school) => ({
      school,
      grounds: "Не преодолели минимальный порог: ОГЭ, математика — 18,2 %",
    })),
  });
  return { id, schools };
}
