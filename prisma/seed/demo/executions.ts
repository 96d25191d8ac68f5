import type { ExecutionState } from "@/lib/core/db/enums";
import { performedBySchools, stateReached } from "@/lib/modules/plans/execution/rules";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { firstDay, lastDay } from "@/lib/modules/plans/periods/rules";
import type { CellInput } from "@/prisma/factories/executions";
import type { MeasureInput } from "@/prisma/factories/plans";
import type { Random } from "@/prisma/factories/random";
import type { BuiltUser } from "@/prisma/factories/people";

import { addDays, workingHour } from "./calendar";

/** What becomes of a measure as a whole; its cells are made to add up to it. */
export interface Fate {
  state: ExecutionState;
  on?: string;
  note?: string;
}

/** State of a measure of the running or finished year: what is past is mostly done, what is ahead is not. */
export function fateOf(random: Random, { period }: MeasureInput, year: number, today: string): Fate {
  const from = period ? firstDay(period, year) : `${year}-01-01`;
  const until = period ? lastDay(period, year) : `${year}-12-31`;
  const dice = random.next();
  if (from > today) return { state: "not_started" };
  if (until >= today) return { state: dice < 0.85 ? "in_progress" : "not_started" };
  if (dice < 0.72) {
    const on = addDays(until, -random.int(0, 9));
    return { state: "done", on: on < from ? from : on };
  }
  if (dice < 0.82) {
    const on = addDays(until, random.int(1, 20));
    return {
      state: "done_late",
      on: on > today ? today : on,
      note: "Выполнено позже срока: ждали данных школ.",
    };
  }
  if (dice < 0.87) return { state: "cancelled", note: "Школа закрыта на ремонт, мероприятие не проводится." };
  if (dice < 0.95) return { state: "in_progress", note: "Срок прошёл, работа продолжается." };
  return { state: "not_started" };
}

/** Who tells and judges, and until when. */
export interface ExecutionGround {
  year: number;
  today: string;
  /** All is judged once the year is closed. */
  closed: boolean;
  specialist: BuiltUser;
  /** Name of the director of a school. */
  directorOf: (schoolId: string) => string;
}

interface Span {
  key: string;
  from: string;
  dueOn: string;
}

/** Cells of a measure that add up to its fate: occurrences that are past, in every school that performs it. */
export function cellsOf(
  random: Random,
  measure: MeasureInput,
  fate: Fate,
  ground: ExecutionGround,
): CellInput[] {
  if (fate.state === "not_started") return [];
  const { year, today } = ground;
  const schoolIds = [...(measure.schoolIds ?? [])];
  const bySchools = performedBySchools({ responsibleKind: measure.responsible?.kind ?? null, schoolIds });
  const spans = occurrencesOf(measure.period ?? null, year).map(({ key, from, dueOn }): Span => ({
    key,
    from: from ?? `${year}-01-01`,
    dueOn: dueOn ?? `${year}-12-31`,
  }));
  const past = spans.filter(({ dueOn }) => dueOn < today);
  // Of an unfinished measure the last occurrence lags behind, of a finished one nothing does.
  const lags = fate.state === "in_progress" && (spans.length === 1 || random.chance(0.3));
  const begun = spans.filter(({ from }) => from <= today);
  return (fate.state === "in_progress" ? begun : spans).flatMap((span) => {
    const last = span === (lags ? past.at(-1) : undefined) || !past.includes(span);
    return (bySchools ? schoolIds : [null]).flatMap((schoolId, at) => {
      const unfinished = fate.state === "in_progress" && last;
      const cell = cellOf(random, span, { ...fate, unfinished, at }, ground);
      if (!cell) return [];
      return [signed(random, { ...cell, occurrence: span.key, schoolId }, span, { ...ground, unfinished })];
    });
  });
}

const LATE_NOTE = "Выполнено позже срока: ждали результатов мониторинга.";

/** One cell before anybody's name is put to it; nothing where nobody has told of it. */
function cellOf(
  random: Random,
  span: Span,
  { state, on, note, unfinished, at }: Fate & { unfinished: boolean; at: number },
  { today }: ExecutionGround,
): Pick<CellInput, "state" | "on" | "note" | "cancelReason"> | null {
  const until = span.dueOn < today ? span.dueOn : today;
  const daysIn = (): string => {
    const day = addDays(until, -random.int(0, 12));
    return day < span.from ? span.from : day;
  };
  if (state === "cancelled") return { state, on: daysIn(), cancelReason: note };
  if (unfinished) {
    const dice = random.next();
    // The first of them is always left, so that the measure is not done.
    if (at === 0 || dice < 0.25) return { state: "in_progress", note: at === 0 ? note : undefined };
    return dice < 0.4 ? null : { state: "done", on: daysIn() };
  }
  const late = state === "done_late" && (at === 0 || random.chance(0.2));
  const day = late && on && on > span.dueOn ? on : daysIn();
  const reached = stateReached("done", day, span);
  return { state: reached, on: day, note: reached === "done_late" ? (note ?? LATE_NOTE) : undefined };
}

const RETURNS = [
  "Нет подписанного протокола: приложите его и отправьте отчёт снова.",
  "В справке не указано, сколько учителей участвовало. Дополните и отправьте снова.",
];

/** Who told of the cell: the authority, or the school with the authority's judgement. */
function signed(
  random: Random,
  cell: CellInput & { schoolId: string | null },
  span: Span,
  { today, closed, specialist, directorOf, unfinished }: ExecutionGround & { unfinished: boolean },
): CellInput {
  const told = cell.on ?? (span.dueOn < today ? span.dueOn : today);
  const soon = (day: string, days: number): Date => {
    const then = addDays(day, days);
    return workingHour(then < today ? then : today, days > 1 ? 15 : 10);
  };
  const byAuthority = { byId: specialist.id, byName: specialist.fullName };
  const { schoolId } = cell;
  const isDone = cell.state === "done" || cell.state === "done_late";
  if (schoolId === null || cell.state === "cancelled" || (isDone && random.chance(0.25))) {
    return { ...cell, decided: { ...byAuthority, at: soon(told, 2) } };
  }
  const reported = { at: soon(told, 1), byName: directorOf(schoolId) };
  const decided = { ...byAuthority, at: soon(told, random.int(2, 4)) };
  if (!isDone) {
    if (closed) return { ...cell, decided };
    if (random.chance(0.6)) return { ...cell, confirmation: "sent", reported };
    return {
      ...cell,
      state: "done",
      on: told,
      confirmation: "returned",
      returnReason: random.pick(RETURNS),
      note: "Провели, справка приложена к письму.",
      reported,
      decided,
    };
  }
  // What was done in the last days still waits for the specialist, and so does a part of what lags behind.
  const fresh = told >= addDays(today, -10);
  if (!closed && (fresh || (unfinished && random.chance(0.4))))
    return { ...cell, confirmation: "sent", reported };
  return { ...cell, confirmation: "confirmed", reported, decided };
}
