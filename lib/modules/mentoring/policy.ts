import type { VisitState } from "@/lib/core/db/enums";
import type { Allowance, VisitAct } from "@/lib/modules/mentoring/types";

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** What the decision about a visit rests on. */
export interface VisitFacts {
  state: VisitState;
  /** The asker is the one who visits. */
  own: boolean;
  mayWrite: boolean;
  mayAnswer: boolean;
  /** The asker acts for the authority: ends what a mentor who is gone has left. */
  forAuthority: boolean;
}

const FROM: Record<VisitAct, readonly VisitState[]> = {
  reschedule: ["planned", "agreed"],
  cancel: ["planned", "agreed"],
  agree: ["planned"],
  write: ["planned", "agreed", "disputed"],
  hold: ["planned", "agreed", "disputed"],
  confirm: ["held", "disputed"],
  dispute: ["held"],
};

const WORDS: Record<VisitAct, string> = {
  reschedule: "перенести",
  cancel: "отменить",
  agree: "согласовать",
  write: "дополнить",
  hold: "отметить проведённым",
  confirm: "подтвердить",
  dispute: "оспорить",
};

/** How a visit stands, in the sentence of a refusal. */
const STANDS: Record<VisitState, string> = {
  planned: "ждёт согласия школы",
  agreed: "согласован школой",
  held: "ждёт подтверждения директора",
  confirmed: "подтверждён директором",
  disputed: "оспорен директором",
  cancelled: "отменён",
};

/** May the person do this with the visit? */
export function allowVisit(act: VisitAct, facts: VisitFacts): Allowance {
  const person = allowPerson(act, facts);
  if (!person.allowed) return person;
  if (FROM[act].includes(facts.state)) return ALLOWED;
  return refuse(`Этот визит уже нельзя ${WORDS[act]}: он ${STANDS[facts.state]}. Обновите страницу.`);
}

function allowPerson(act: VisitAct, { own, mayWrite, mayAnswer, forAuthority }: VisitFacts): Allowance {
  switch (act) {
    case "agree":
    case "confirm":
    case "dispute":
      return mayAnswer ? ALLOWED : refuse("За школу отвечает её директор: обратитесь к нему.");
    case "cancel":
      return mayAnswer || (mayWrite && (own || forAuthority))
        ? ALLOWED
        : refuse("Визит отменяет тот, кто его назначил, директор школы или муниципалитет.");
    case "reschedule":
    case "write":
    case "hold":
      return mayWrite && own
        ? ALLOWED
        : refuse("Записи о визите ведёт тот, кто его назначил: обратитесь к нему.");
  }
}

/** May the person plan a visit? A mentor only by an order in force. */
export function allowPlan({
  mayWrite,
  asMentor,
  appointed,
}: {
  mayWrite: boolean;
  asMentor: boolean;
  appointed: boolean;
}): Allowance {
  if (!mayWrite) return refuse("Визит назначают наставник школы, методист и специалист муниципалитета.");
  if (asMentor && !appointed)
    return refuse(
      "Действующего приказа, по которому вы наставник этой школы, нет: обратитесь в муниципалитет.",
    );
  return ALLOWED;
}

/** What speaks against a day of a visit, or null. */
export function plannedDayProblem(plannedOn: string, today: string): string | null {
  return plannedOn < today ? "Этот день уже прошёл: выберите сегодняшний или следующий." : null;
}

/** What speaks against telling that a visit was held, by field; empty when nothing does. */
export function holdProblems({
  heldOn,
  today,
  participants,
  seen,
  unsettled,
}: {
  heldOn: string;
  today: string;
  participants: string;
  seen: string;
  /** Earlier recommendations the visit has to tell the outcome of. */
  unsettled: number;
}): Record<string, string> {
  return {
    ...(heldOn > today && { heldOn: "Этот день ещё не наступил: укажите день, в который визит состоялся." }),
    ...(participants === "" && { participants: "Напишите, кто участвовал во встрече." }),
    ...(seen === "" && { seen: "Напишите, что увидели в школе." }),
    ...(unsettled > 0 && {
      outcomes: `Отметьте, что стало с прежними рекомендациями: без итога осталось ${String(unsettled)}.`,
    }),
  };
}
