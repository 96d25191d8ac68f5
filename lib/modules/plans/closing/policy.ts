import type { PlanState } from "@/lib/core/db/enums";
import type { ClosingAction, NextPlan } from "@/lib/modules/plans/closing/types";
import type { Allowance } from "@/lib/modules/plans/types";

/** What the policy needs to know of a plan's year and of who asks. */
export interface ClosingFacts {
  year: number;
  /** `YYYY-MM-DD`. */
  today: string;
  /** State of the text in force, before the first approval of the open one. */
  state: PlanState;
  /** Number of a revision written beside the text in force. */
  openRevision: number | null;
  next: NextPlan;
  mayClose: boolean;
  mayReopen: boolean;
  mayHandOver: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May this person do this to the results of the year now? The page shows the answer, the command obeys the same one. */
export function allowClosingAction(action: ClosingAction, facts: ClosingFacts): Allowance {
  switch (action) {
    case "edit":
      return canEditResults(facts);
    case "close":
      return canClose(facts);
    case "reopen":
      return canReopen(facts);
    case "handOver":
      return canHandOver(facts);
  }
}

function canEditResults({ state, mayClose, mayReopen }: ClosingFacts): Allowance {
  if (state === "closed") {
    return refuse(
      mayReopen
        ? "Год закрыт, итоги хранятся без изменений. Чтобы исправить их, откройте год снова."
        : "Год закрыт, итоги хранятся без изменений. Открыть год снова может руководитель МОУО.",
    );
  }
  if (state !== "approved") return refuse("План ещё не утверждён: итоги подводят по утверждённому плану.");
  return mayClose ? ALLOWED : refuse("Итоги года заполняют специалист и руководитель МОУО.");
}

function canClose(facts: ClosingFacts): Allowance {
  const { state, openRevision, mayClose, year, today } = facts;
  if (state === "closed") return refuse("Год уже закрыт.");
  if (state !== "approved") return refuse("План ещё не утверждён: закрыть можно только утверждённый план.");
  if (!mayClose) return refuse("Год закрывают специалист и руководитель МОУО.");
  if (openRevision !== null) {
    return refuse(
      `Готовится редакция ${String(openRevision)}: сначала утвердите её или отмените, затем закройте год.`,
    );
  }
  if (today < `${String(year)}-01-01`) return refuse(`${String(year)} год ещё не начался: закрывать нечего.`);
  return ALLOWED;
}

function canReopen({ state, mayReopen }: ClosingFacts): Allowance {
  if (state !== "closed") return refuse("Год не закрыт.");
  return mayReopen ? ALLOWED : refuse("Открыть закрытый год может руководитель МОУО.");
}

/** The unfinished go into a draft of the next plan; a plan made after the closing takes them itself. */
function canHandOver({ state, next, mayHandOver }: ClosingFacts): Allowance {
  if (state !== "closed") return refuse("Сначала закройте год: тогда станет известно, что переносить.");
  if (!mayHandOver) return refuse("Мероприятия переносит специалист МОУО по направлению 1.2.");
  const plan = `План на ${String(next.year)} год`;
  switch (next.state) {
    case null:
      return refuse(`${plan} ещё не создан: создайте его из плана этого года, мероприятия перейдут сами.`);
    case "on_approval":
      return refuse(`${plan} на утверждении: мероприятия можно перенести, когда он вернётся в работу.`);
    case "approved":
      return refuse(`${plan} уже утверждён: начните его редакцию и перенесите мероприятия в неё.`);
    case "closed":
    case "superseded":
    case "dropped":
      return refuse(`${plan} больше не правится.`);
    case "draft":
      return next.missing > 0
        ? ALLOWED
        : refuse(`Все переносимые мероприятия уже есть в плане на ${String(next.year)} год.`);
  }
}
