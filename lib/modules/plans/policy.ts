import type { PlanState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import type { Allowance, PlanAction } from "@/lib/modules/plans/types";

/** What the policy needs to know of a plan's version and of who asks. */
export interface PlanFacts {
  state: PlanState;
  orderNumber: string | null;
  /** `YYYY-MM-DD`. */
  orderDate: string | null;
  submittedBy: string | null;
  measureCount: number;
  /** What the person's role permits here; state is another matter. */
  mayEdit: boolean;
  maySubmit: boolean;
  mayApprove: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May this person do this to the plan now? The page shows the answer, the command obeys the same one. */
export function allowPlanAction(action: PlanAction, facts: PlanFacts): Allowance {
  switch (action) {
    case "edit":
      return canEditPlan(facts);
    case "submit":
      return canSubmitPlan(facts);
    case "withdraw":
      return canWithdrawPlan(facts);
    case "approve":
      return canApprovePlan(facts);
    case "return":
      return canReturnPlan(facts);
  }
}

function canEditPlan(facts: PlanFacts): Allowance {
  if (facts.state !== "draft") return refuse(lockReason(facts));
  if (!facts.mayEdit)
    return refuse("План заполняет специалист МОУО по направлению 1.2; вы видите его без права правки.");
  return ALLOWED;
}

function canSubmitPlan(facts: PlanFacts): Allowance {
  if (facts.state !== "draft") return refuse(lockReason(facts));
  if (!facts.maySubmit) return refuse("На утверждение план отправляет специалист МОУО по направлению 1.2.");
  if (facts.measureCount === 0)
    return refuse("В плане нет мероприятий: добавьте хотя бы одно и отправьте снова.");
  return ALLOWED;
}

function canWithdrawPlan(facts: PlanFacts): Allowance {
  if (facts.state !== "on_approval") return refuse("Отозвать можно только план, который ждёт утверждения.");
  if (!facts.maySubmit) return refuse("Отозвать план может специалист МОУО по направлению 1.2.");
  return ALLOWED;
}

function canApprovePlan(facts: PlanFacts): Allowance {
  if (facts.state === "draft")
    return refuse("План ещё не отправлен на утверждение: его заполняет специалист.");
  if (facts.state !== "on_approval") return refuse(lockReason(facts));
  if (!facts.mayApprove) {
    return refuse("Утверждает план руководитель МОУО или тот, кого он уполномочил приказом.");
  }
  return ALLOWED;
}

function canReturnPlan(facts: PlanFacts): Allowance {
  const allowance = canApprovePlan(facts);
  if (allowance.allowed || facts.mayApprove) return allowance;
  return refuse("Вернуть план на доработку может руководитель МОУО или тот, кого он уполномочил приказом.");
}

/** Why the text is locked and what unlocks it. */
function lockReason({ state, orderNumber, orderDate, submittedBy }: PlanFacts): string {
  const order = orderNumber && orderDate ? ` приказом от ${formatDate(orderDate)} № ${orderNumber}` : "";
  switch (state) {
    case "on_approval":
      return `План на утверждении${submittedBy ? `, отправил(а) ${submittedBy}` : ""}. Править его можно, когда руководитель вернёт план или специалист его отзовёт.`;
    case "approved":
      return `План утверждён${order} и больше не меняется.`;
    case "superseded":
      return `Эта редакция утверждена${order} и заменена новой: она хранится без изменений.`;
    case "closed":
      return `План утверждён${order} и закрыт итогами года: он хранится без изменений.`;
    case "draft":
      return "План уже в работе.";
  }
}
