import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import type { CheckLevel } from "@/lib/core/db/enums";
import { isWritable, sendBefore } from "@/lib/modules/monitorings/submissions/rules";
import type {
  Allowance,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May more time be asked for now? One request at a time, while there is something to send. */
export function allowRequest(
  facts: SubmissionFacts,
  rights: SubmissionRights,
  { pending }: { pending: boolean },
): Allowance {
  if (!rights.fill) return refuse("Дополнительное время просит сама организация.");
  const needed = isNeeded(facts);
  if (!needed.allowed) return needed;
  return pending ? refuse("Просьба о дополнительном времени уже отправлена: дождитесь решения.") : ALLOWED;
}

/**
 * For whom the person decides about more time; null: for nobody. The authority for the schools it checks, ИМАЦ for
 * everybody. Source: product.md «Monitorings».
 */
export function decidingLevel(
  { middleLevel }: Pick<SubmissionFacts, "middleLevel">,
  { check, accept }: SubmissionRights,
): CheckLevel | null {
  if (accept) return "region";
  return check && middleLevel ? "municipality" : null;
}

/** May more time be given or refused by this level now? */
export function allowDecision(
  level: CheckLevel,
  facts: SubmissionFacts,
  rights: SubmissionRights,
): Allowance {
  if (decidingLevel(facts, rights) !== level)
    return refuse(
      "О дополнительном времени решает специалист МОУО в пределах своего этапа, дальше — аналитик ИМАЦ.",
    );
  return isNeeded(facts);
}

/** More time is a day after the one that stands now; the authority gives it up to the end of its own stage. */
export function allowDay(level: CheckLevel | "respondent", day: string, facts: SubmissionFacts): Allowance {
  const today = dayOf(facts.now, facts);
  const until = lastDayOf(facts);
  if (day < today) return refuse("Этот день уже прошёл: выберите сегодняшний или более поздний.");
  if (day <= until) return refuse(`Срок и так до ${formatDate(until)}: выберите более поздний день.`);
  const latest = latestDayOf(level, facts);
  if (latest === null || day <= latest) return ALLOWED;
  return refuse(
    `МОУО даёт время до конца своего этапа, ${formatDate(latest)}. Время после этого дня даёт аналитик ИМАЦ.`,
  );
}

/** The latest day a level may give; null: no limit of a stage. */
export function latestDayOf(level: CheckLevel | "respondent", facts: SubmissionFacts): string | null {
  return level === "municipality" ? dayOf(facts.window.municipalityBefore - 1, facts) : null;
}

/** The last day it may be sent on as things stand. */
export function lastDayOf(facts: SubmissionFacts): string {
  return dayOf(sendBefore(facts) - 1, facts);
}

function isNeeded({ campaign, excused, state }: SubmissionFacts): Allowance {
  if (campaign !== "opened") return refuse("Мониторинг не идёт: дополнительное время не нужно.");
  if (excused) return refuse("Эта организация освобождена от мониторинга: дополнительное время не нужно.");
  if (!isWritable(state)) return refuse("Форма уже отправлена: дополнительное время не нужно.");
  return ALLOWED;
}

function dayOf(instant: number, { timeZone }: SubmissionFacts): string {
  return dateInZone(new Date(instant), timeZone);
}
