import type { PlanState } from "@/lib/core/db/enums";
import { isFinished, isOwed, type CellState } from "@/lib/modules/plans/execution/rules";
import type { Allowance } from "@/lib/modules/plans/types";

/** Where the measure stands, as far as execution goes. */
export interface ExecutionFacts {
  /** State of the text the measure was found in: the one in force where it is there. */
  state: PlanState;
  /** The plan has a text in force; else it has never been approved. */
  inForce: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** Execution is told of measures of the text in force, until the year is closed. */
function allowByPlan({ state, inForce }: ExecutionFacts): Allowance {
  switch (state) {
    case "approved":
      return ALLOWED;
    case "closed":
      return refuse("Год закрыт итогами: отметки о выполнении больше не меняются.");
    case "draft":
    case "on_approval":
      return refuse(
        inForce
          ? "Мероприятие добавлено редакцией, которая ещё не утверждена: выполнение отмечают после утверждения."
          : "План ещё не утверждён: выполнение отмечают после утверждения плана.",
      );
    case "superseded":
    case "dropped":
      return refuse("Этого мероприятия нет в действующем плане: его отметки хранятся без изменений.");
  }
}

/** May the person mark execution in the name of the authority? */
export function allowMark(facts: ExecutionFacts, mayMark: boolean): Allowance {
  const byPlan = allowByPlan(facts);
  if (!byPlan.allowed || mayMark) return byPlan;
  return refuse("Выполнение отмечают специалист МОУО по направлению 1.2 и методист.");
}

/** May the person confirm and return reports of schools? */
export function allowConfirm(facts: ExecutionFacts, mayConfirm: boolean): Allowance {
  const byPlan = allowByPlan(facts);
  if (!byPlan.allowed || mayConfirm) return byPlan;
  return refuse("Отчёты школ проверяет специалист МОУО по направлению 1.2.");
}

/** What a school is about to tell of. */
export interface ReportFacts extends ExecutionFacts {
  performs: boolean;
  /** Of the plan. */
  year: number;
  /** `YYYY-MM-DD` */
  today: string;
}

/** May the person tell of the measure in the name of the school? The page shows the answer, the command obeys it. */
export function allowReport(facts: ReportFacts, mayReport: boolean): Allowance {
  if (facts.state === "superseded" || facts.state === "dropped")
    return refuse("В действующем плане школа в этом мероприятии не участвует: отчитываться не нужно.");
  const byPlan = allowByPlan(facts);
  if (!byPlan.allowed) return byPlan;
  if (!facts.performs)
    return refuse("Выполнение этого мероприятия отмечает МОУО: школе отчитываться не нужно.");
  const { year, today } = facts;
  if (today < `${String(year)}-01-01`)
    return refuse(`${String(year)} год ещё не начался: отчитаться можно будет с 01.01.${String(year)}.`);
  return mayReport ? ALLOWED : refuse("Отчёт о выполнении отправляют директор школы и его заместитель.");
}

/** May the school tell of a cell anew? What the authority has settled only the authority changes. */
export function allowReportOn(cell: Pick<CellState, "state" | "confirmation"> | undefined): Allowance {
  if (isOwed(cell) || cell?.confirmation === "sent") return ALLOWED;
  return refuse(
    cell?.confirmation === "confirmed"
      ? "Отчёт уже подтверждён МОУО. Если в нём ошибка, сообщите специалисту МОУО."
      : "Отметку уже поставило МОУО. Если в ней ошибка, сообщите специалисту МОУО.",
  );
}

/** May a report be judged: is it «выполнено», and has nobody judged it yet? */
export function allowJudge({ state, confirmation }: Pick<CellState, "state" | "confirmation">): Allowance {
  if (confirmation === "sent" && isFinished(state)) return ALLOWED;
  if (confirmation === "sent")
    return refuse("Школа сообщила, что мероприятие в работе: подтверждать ещё нечего.");
  return refuse("Отчёт уже не ждёт проверки: обновите страницу.");
}
