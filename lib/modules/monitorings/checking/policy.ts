import type { CheckLevel, SubmissionState } from "@/lib/core/db/enums";
import type {
  Allowance,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** The level a submission waits at; null where nobody checks it. */
function levelOf(state: SubmissionState): CheckLevel | null {
  if (state === "submitted") return "municipality";
  return state === "checked" ? "region" : null;
}

/** Whether the person checks it now, for which level. */
export function checkingLevel(
  { state, campaign, excused }: Pick<SubmissionFacts, "state" | "campaign" | "excused">,
  { check, accept }: SubmissionRights,
): CheckLevel | null {
  if (campaign !== "opened" || excused) return null;
  const level = levelOf(state);
  return (level === "municipality" ? check : accept) ? level : null;
}

/** A checker of the level it waits at begins to look: from then on it is not recalled. */
export function allowOpening(facts: SubmissionFacts, rights: SubmissionRights): Allowance {
  if (checkingLevel(facts, rights) !== null) return ALLOWED;
  return refuse("Форма сейчас не на вашей проверке: обновите страницу.");
}

/** A return goes in the name of the level the submission waits at. */
export function allowReturnFrom(level: CheckLevel, { state }: Pick<SubmissionFacts, "state">): Allowance {
  if (levelOf(state) === level) return ALLOWED;
  return refuse(
    level === "municipality"
      ? "Форма уже на проверке в ИМАЦ: вернуть её может аналитик ИМАЦ."
      : "Форма на проверке в МОУО: вернуть её может специалист МОУО.",
  );
}

/** What was remarked and not sent down would be seen by nobody once the submission goes on. */
export function allowGoingOn(unpublished: number): Allowance {
  if (unpublished === 0) return ALLOWED;
  return refuse(
    "К форме есть замечания, которых организация ещё не видела. Верните форму с ними или удалите их и повторите.",
  );
}

/** The authority tells ИМАЦ of a submission while either of them checks it. */
export function allowNote(
  { state, campaign, excused }: Pick<SubmissionFacts, "state" | "campaign" | "excused">,
  { check }: SubmissionRights,
): Allowance {
  if (!check) return refuse("Примечание для ИМАЦ пишет специалист МОУО по направлению 1.2.");
  if (campaign === "opened" && !excused && levelOf(state) !== null) return ALLOWED;
  return refuse("Примечание для ИМАЦ пишут, пока форма на проверке.");
}

/** The last day for a correction: today or later, and not so far that the campaign would be forgotten. */
export function allowDueDay(day: string, today: string, latest: string): Allowance {
  if (day < today) return refuse("Срок исправления уже прошёл: выберите сегодняшний день или более поздний.");
  if (day > latest) return refuse("Срок исправления слишком далёк: выберите день в пределах 60 дней.");
  return ALLOWED;
}
