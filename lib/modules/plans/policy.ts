import type { PlanState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import type { Allowance, PlanAction } from "@/lib/modules/plans/types";

/** What the policy needs to know of a plan's version and of who asks. */
export interface PlanFacts {
  /** Of the version: 1 for the first text, more for a revision. */
  number: number;
  state: PlanState;
  /** Number of a revision written beside this text. */
  openRevision: number | null;
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
    case "revise":
      return canRevisePlan(facts);
    case "drop":
      return canDropRevision(facts);
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
    return refuse(
      facts.submittedBy === null
        ? "План ещё не отправлен на утверждение: его заполняет специалист."
        : "План уже не на утверждении: его отозвали или вернули на доработку. Утвердить его можно, когда специалист отправит снова.",
    );
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

/** A revision begins from the text in force, while no other revision is being written. */
function canRevisePlan({ state, number, openRevision, mayEdit }: PlanFacts): Allowance {
  const begun =
    openRevision ?? (number > 1 && (state === "draft" || state === "on_approval") ? number : null);
  if (begun !== null) return refuse(`Редакция ${String(begun)} уже готовится: откройте её.`);
  switch (state) {
    case "draft":
    case "on_approval":
      return refuse("План ещё не утверждён: редакция начинается с утверждённого плана.");
    case "superseded":
    case "dropped":
      return refuse("Редакция начинается с действующего плана: откройте его.");
    case "closed":
      return refuse("План закрыт итогами года и больше не меняется.");
    case "approved":
      return mayEdit ? ALLOWED : refuse("Редакцию плана начинает специалист МОУО по направлению 1.2.");
  }
}

function canDropRevision({ state, number, mayEdit }: PlanFacts): Allowance {
  if (number === 1) return refuse("Отменить можно только редакцию утверждённого плана.");
  if (state === "on_approval")
    return refuse("Редакция на утверждении: отзовите её или дождитесь решения руководителя.");
  if (state !== "draft") return refuse("Отменить можно только редакцию, которая ещё не утверждена.");
  if (!mayEdit) return refuse("Редакцию плана отменяет специалист МОУО по направлению 1.2.");
  return ALLOWED;
}

/** Why the text is locked and what unlocks it. */
function lockReason(facts: PlanFacts): string {
  const { state, orderNumber, orderDate, submittedBy, openRevision, mayEdit } = facts;
  const order = orderNumber && orderDate ? ` приказом от ${formatDate(orderDate)} № ${orderNumber}` : "";
  switch (state) {
    case "on_approval":
      return `План на утверждении${submittedBy ? `, отправил(а) ${submittedBy}` : ""}. Править его можно, когда руководитель вернёт план или специалист его отзовёт.`;
    case "approved":
      if (openRevision !== null)
        return `План утверждён${order} и действует, пока не утверждена редакция ${String(openRevision)}: правки вносятся в неё.`;
      return mayEdit
        ? `План утверждён${order}. Чтобы изменить план, начните редакцию.`
        : `План утверждён${order}. Изменить его может только новая редакция, её начинает специалист МОУО.`;
    case "superseded":
      return `Эта редакция утверждена${order} и заменена новой: она хранится без изменений.`;
    case "closed":
      return `План утверждён${order} и закрыт итогами года: он хранится без изменений.`;
    case "dropped":
      return "Эта редакция отменена до утверждения: она хранится без изменений.";
    case "draft":
      return "План уже в работе.";
  }
}
