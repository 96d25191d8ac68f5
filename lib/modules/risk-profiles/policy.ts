import type { RiskLevel } from "@/lib/core/db/enums";
import { MOST_PRIORITIES, needsReason } from "@/lib/modules/risk-profiles/rules";
import type { Allowance } from "@/lib/modules/risk-profiles/types";

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May the person begin the profile of a year and judge its factors? */
export function allowProfile({
  year,
  today,
  mayEdit,
}: {
  year: number;
  /** `YYYY-MM-DD` */
  today: string;
  mayEdit: boolean;
}): Allowance {
  const current = Number(today.slice(0, 4));
  if (!mayEdit) return refuse("Рисковый профиль заполняют директор школы и его заместитель.");
  if (year < current) return refuse(`Профиль ${String(year)} года хранится без изменений: год прошёл.`);
  if (year > current + 1)
    return refuse(`Профиль заполняют на ${String(current)} и ${String(current + 1)} годы.`);
  return ALLOWED;
}

/** A judgement as the school is about to give it. */
export interface JudgementFacts {
  level: RiskLevel;
  suggested: RiskLevel | null;
  reason: string;
  confirmed: boolean;
  priority: boolean;
  /** How many other factors of the profile are priorities. */
  otherPriorities: number;
}

/** What speaks against a judgement, with the field it stands in. */
export function judgementProblem(facts: JudgementFacts): { field: string; message: string } | null {
  const { level, suggested, reason, confirmed, priority, otherPriorities } = facts;
  if (needsReason(level, suggested) && reason === "")
    return {
      field: "reason",
      message:
        suggested === null
          ? "Портал не знает показателей этого фактора: напишите, на чём основана оценка (анкеты, наблюдения, документы)."
          : "Оценка отличается от предложенной порталом: напишите, почему.",
    };
  if (priority && !confirmed)
    return {
      field: "priority",
      message: "Приоритетным может быть только подтверждённый фактор: отметьте, что он подтверждён.",
    };
  if (priority && otherPriorities >= MOST_PRIORITIES)
    return {
      field: "priority",
      message: `Приоритетных факторов уже ${String(MOST_PRIORITIES)}, больше нельзя, чтобы программа оставалась выполнимой. Снимите приоритет с одного из них и повторите.`,
    };
  return null;
}
