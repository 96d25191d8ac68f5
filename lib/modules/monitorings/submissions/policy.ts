import { formatDate } from "@/lib/core/format/dates";
import { dateInZone } from "@/lib/core/format/zone";
import { isWritable, sendBefore, sentToRegion } from "@/lib/modules/monitorings/submissions/rules";
import type {
  Allowance,
  SubmissionAction,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/**
 * May this be done to the submission now? The page shows the answer, the command obeys the same one after it has held
 * the window. Source: product.md «Monitorings», its table.
 */
export function allowSubmissionAction(
  action: SubmissionAction,
  facts: SubmissionFacts,
  rights: SubmissionRights,
): Allowance {
  if (facts.campaign !== "opened") return refuse(notRunning(facts));
  if (facts.excused)
    return refuse("Эта организация освобождена от мониторинга: отвечать и проверять нечего.");
  switch (action) {
    case "begin":
      if (facts.state !== "not_started") return refuse("Заполнение уже начато: обновите страницу.");
      return canFill(facts, rights);
    case "send":
      return canSend(facts, rights);
    case "recall":
      return canRecall(facts, rights);
    case "return":
      return canCheck(facts, rights, "Вернуть на доработку");
    case "pass":
      if (facts.state !== "submitted")
        return refuse(`Передать в ИМАЦ можно форму на проверке в МОУО. ${standing(facts)}`);
      return rights.check
        ? ALLOWED
        : refuse("Проверяет и передаёт в ИМАЦ специалист МОУО по направлению 1.2.");
    case "accept":
      if (facts.state === "submitted")
        return refuse("Форму ещё проверяет МОУО: ИМАЦ принимает её после этого.");
      if (facts.state !== "checked")
        return refuse(`Принять можно форму на проверке в ИМАЦ. ${standing(facts)}`);
      return rights.accept ? ALLOWED : refuse("Принимает форму аналитик ИМАЦ.");
    case "reopen":
      if (facts.state !== "accepted")
        return refuse(`Открыть заново можно только принятую форму. ${standing(facts)}`);
      return rights.reopen ? ALLOWED : refuse("Открывает принятую форму заново администратор ИМАЦ.");
  }
}

/** May answers be written now? Not while somebody checks, and not out of time. */
export function allowFilling(facts: SubmissionFacts, rights: SubmissionRights): Allowance {
  if (facts.campaign !== "opened") return refuse(notRunning(facts));
  if (facts.excused) return refuse("Эта организация освобождена от мониторинга: отвечать не нужно.");
  return canFill(facts, rights);
}

function canFill(facts: SubmissionFacts, rights: SubmissionRights): Allowance {
  if (!isWritable(facts.state)) return refuse(standing(facts));
  if (!rights.fill) return refuse("Форму заполняет сама организация; вы видите её без права правки.");
  return inTime(facts);
}

function canSend(facts: SubmissionFacts, rights: SubmissionRights): Allowance {
  if (facts.state === "not_started")
    return refuse("Форма ещё не заполнена: ответьте на вопросы и отправьте.");
  if (!isWritable(facts.state)) return refuse(standing(facts));
  if (!rights.send)
    return refuse(
      "Отправляет форму руководитель организации: директор школы, для ноябрьского мониторинга — руководитель МОУО.",
    );
  return inTime(facts);
}

function canRecall(facts: SubmissionFacts, rights: SubmissionRights): Allowance {
  const waits = facts.state === "submitted" || (facts.state === "checked" && sentToRegion(facts));
  if (!waits) return refuse(`Отозвать можно форму, которая ждёт проверки. ${standing(facts)}`);
  if (!rights.send) return refuse("Отзывает форму тот, кто её отправляет: руководитель организации.");
  if (facts.opened)
    return refuse(
      "Форму уже открыл проверяющий: отозвать её нельзя. Напишите ему, что исправить, — он вернёт её вам.",
    );
  return inTime(facts);
}

function canCheck(facts: SubmissionFacts, rights: SubmissionRights, what: string): Allowance {
  if (facts.state === "submitted")
    return rights.check
      ? ALLOWED
      : refuse(`${what} форму на этом шаге может специалист МОУО по направлению 1.2.`);
  if (facts.state === "checked")
    return rights.accept ? ALLOWED : refuse(`${what} форму на этом шаге может аналитик ИМАЦ.`);
  return refuse(`${what} можно форму, которая на проверке. ${standing(facts)}`);
}

function inTime(facts: SubmissionFacts): Allowance {
  if (facts.now < facts.window.opens)
    return refuse(`Мониторинг начнётся ${dayOf(facts.window.opens, facts.timeZone)}.`);
  const before = sendBefore(facts);
  if (facts.now < before) return ALLOWED;
  return refuse(
    `Срок истёк ${dayOf(before - 1, facts.timeZone)} в 23:59:59. Введённое сохранено; чтобы продолжить, попросите дополнительное время и укажите причину.`,
  );
}

function dayOf(instant: number, timeZone: string): string {
  return formatDate(dateInZone(new Date(instant), timeZone));
}

function notRunning({ campaign }: SubmissionFacts): string {
  return campaign === "cancelled"
    ? "Мониторинг отменён: заполнять и проверять его не нужно."
    : "Мониторинг ещё не открыт.";
}

/** Where the submission is, as the reason why something else cannot be done. */
function standing({ state }: SubmissionFacts): string {
  switch (state) {
    case "not_started":
      return "Форма ещё не начата.";
    case "draft":
      return "Организация ещё заполняет форму.";
    case "submitted":
      return "Форма на проверке в МОУО: правки закрыты, пока её не вернут.";
    case "checked":
      return "Форма на проверке в ИМАЦ: правки закрыты, пока её не вернут.";
    case "returned":
      return "Форма возвращена на доработку: её исправляет организация.";
    case "reopened":
      return "Форма открыта заново: её исправляет организация.";
    case "accepted":
      return "Форма принята ИМАЦ и больше не меняется.";
  }
}
