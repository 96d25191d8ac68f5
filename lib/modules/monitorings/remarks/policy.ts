import type { RemarkSide, RemarkState, SubmissionState } from "@/lib/core/db/enums";
import type { RemarkAction } from "@/lib/modules/monitorings/remarks/types";
import { isWritable } from "@/lib/modules/monitorings/submissions/rules";
import type {
  Allowance,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

/** What the policy needs to know of a remark and of who asks. */
export interface RemarkFacts {
  state: RemarkState;
  /** Who made it. */
  side: RemarkSide;
  published: boolean;
  /** Of the submission it hangs on. */
  submission: SubmissionState;
  /** For whom the person speaks; null: only reads. */
  speaker: RemarkSide | null;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** Does the person speak for this side of the submission? */
export function speaksFor(side: RemarkSide, { fill, check, accept }: SubmissionRights): boolean {
  return { respondent: fill, municipality: check, region: accept }[side];
}

/**
 * May the person make a remark in the name of a side now? A checker while the submission waits at their level; the
 * respondent while it is filled in, on a value the portal gave.
 */
export function allowRemark(
  side: RemarkSide,
  { state, campaign, excused }: Pick<SubmissionFacts, "state" | "campaign" | "excused">,
  rights: SubmissionRights,
): Allowance {
  if (!speaksFor(side, rights)) return refuse("Замечания к этой форме пишет тот, кто её проверяет.");
  if (campaign !== "opened") return refuse("Мониторинг не идёт: замечания к форме не нужны.");
  if (excused) return refuse("Эта организация освобождена от мониторинга: замечания не нужны.");
  switch (side) {
    case "respondent":
      return isWritable(state)
        ? ALLOWED
        : refuse("Сообщить об ошибке в данных портала можно, пока форма заполняется.");
    case "municipality":
      return state === "submitted"
        ? ALLOWED
        : refuse("Форма сейчас не на проверке в МОУО: замечание написать нельзя. Обновите страницу.");
    case "region":
      return state === "checked"
        ? ALLOWED
        : refuse("Форма сейчас не на проверке в ИМАЦ: замечание написать нельзя. Обновите страницу.");
  }
}

/** May the person do this to the remark now? The page shows the answer, the command obeys the same one. */
export function allowRemarkAction(action: RemarkAction, facts: RemarkFacts): Allowance {
  const { state, side, published, submission, speaker } = facts;
  const own = speaker === side;
  switch (action) {
    case "change":
    case "remove":
      if (!own) return refuse("Меняет и удаляет замечание тот, кто его написал.");
      return published
        ? refuse("Замечание уже ушло организации: изменить его нельзя. Напишите под ним.")
        : ALLOWED;
    case "reply":
      if (!mayTalk(facts)) return refuse("Отвечают организация и тот, кто написал замечание.");
      if (!published) return refuse("Организация ещё не видит замечание: исправьте его текст.");
      return state === "closed" ? refuse("Замечание закрыто: отвечать на него больше не нужно.") : ALLOWED;
    case "close":
      if (!own) return refuse("Закрывает замечание тот, кто его написал.");
      if (!published) return refuse("Организация ещё не видит замечание: удалите его, если оно не нужно.");
      return state === "closed" ? refuse("Замечание уже закрыто.") : ALLOWED;
    case "reopen":
      if (!own) return refuse("Закрытое замечание открывает снова тот, кто его написал.");
      if (state !== "closed") return refuse("Замечание не закрыто: напишите под ним.");
      return submission === "accepted"
        ? refuse("Форма принята: чтобы вернуться к замечанию, её должен открыть заново администратор ИМАЦ.")
        : ALLOWED;
  }
}

/** The two sides of a thread: who made the remark and the respondent; of the respondent's own, whoever checks. */
function mayTalk({ speaker, side }: RemarkFacts): boolean {
  if (speaker === null) return false;
  return speaker === side || speaker === "respondent" || side === "respondent";
}
