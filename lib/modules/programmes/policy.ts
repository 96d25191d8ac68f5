import type { ProgrammeKind, ProgrammeState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import type { Allowance, ProgrammeAction } from "@/lib/modules/programmes/types";

/** What the policy needs to know of a text and of who asks. */
export interface ProgrammeFacts {
  kind: ProgrammeKind;
  state: ProgrammeState;
  /** Of the text: 1 for the first. */
  number: number;
  year: number;
  /** `YYYY-MM-DD` */
  today: string;
  /** Number of another text that is open beside this one. */
  openText: number | null;
  /** What is left to fill in. */
  problems: number;
  orderNumber: string | null;
  orderDate: string | null;
  /** The school answers to an authority, else to the region. */
  hasAuthority: boolean;
  /** What the person's role permits here. */
  mayEdit: boolean;
  maySend: boolean;
  /** At the level the school answers to. */
  mayAgree: boolean;
  mayReport: boolean;
}

const ALLOWED: Allowance = { allowed: true };
const refuse = (reason: string): Allowance => ({ allowed: false, reason });

/** May this person do this to the text now? The page shows the answer, the command obeys the same one. */
export function allowProgrammeAction(action: ProgrammeAction, facts: ProgrammeFacts): Allowance {
  switch (action) {
    case "edit":
      return allowEdit(facts);
    case "send":
      return allowSend(facts);
    case "withdraw":
      return allowWithdraw(facts);
    case "agree":
    case "return":
      return allowDecide(facts);
    case "approve":
      return allowApprove(facts);
    case "revise":
      return allowRevise(facts);
    case "drop":
      return allowDrop(facts);
    case "close":
      return allowClose(facts);
    case "note":
      return allowNote(facts);
    case "report":
      return allowReport(facts);
  }
}

/** May the person begin a programme of the year? */
export function allowBegin({
  year,
  today,
  mayEdit,
}: {
  year: number;
  today: string;
  mayEdit: boolean;
}): Allowance {
  if (!mayEdit) return refuse("Программы школы пишут её директор и заместитель директора.");
  const current = Number(today.slice(0, 4));
  return year === current || year === current + 1
    ? ALLOWED
    : refuse(`Программы пишут на ${String(current)} и ${String(current + 1)} годы.`);
}

const WRITERS = "Программу пишут директор школы и его заместитель; вы видите её без права правки.";

function allowEdit(facts: ProgrammeFacts): Allowance {
  if (facts.state !== "draft") return refuse(lockReason(facts));
  return facts.mayEdit ? ALLOWED : refuse(WRITERS);
}

function allowSend(facts: ProgrammeFacts): Allowance {
  if (facts.state !== "draft") return refuse(lockReason(facts));
  if (!facts.maySend) return refuse("На согласование программу отправляет директор школы.");
  if (facts.problems > 0)
    return refuse("Программа заполнена не вся: заполните то, что названо в списке, и отправьте снова.");
  return ALLOWED;
}

function allowWithdraw({ state, maySend }: ProgrammeFacts): Allowance {
  if (state !== "on_agreement" && state !== "agreed")
    return refuse("Отозвать можно только программу, которая на согласовании или согласована.");
  return maySend ? ALLOWED : refuse("Отозвать программу может директор школы.");
}

function allowDecide(facts: ProgrammeFacts): Allowance {
  const { state, mayAgree, hasAuthority } = facts;
  if (state === "draft") return refuse("Программа не на согласовании: школа её ещё пишет или отозвала.");
  if (state === "agreed") return refuse("Программа уже согласована: школа утверждает её приказом.");
  if (state !== "on_agreement") return refuse(lockReason(facts));
  if (mayAgree) return ALLOWED;
  return refuse(
    hasAuthority
      ? "Программу согласует специалист МОУО по направлению 1.2."
      : "Программу школы, которая подчиняется региону, согласует ИМАЦ.",
  );
}

function allowApprove(facts: ProgrammeFacts): Allowance {
  const { state, maySend } = facts;
  if (state === "draft" || state === "on_agreement")
    return refuse("Программа ещё не согласована: утвердить её приказом можно после согласования.");
  if (state !== "agreed") return refuse(lockReason(facts));
  return maySend ? ALLOWED : refuse("Приказ об утверждении вносит директор школы.");
}

function allowRevise({ state, openText, maySend, mayEdit }: ProgrammeFacts): Allowance {
  if (openText !== null) return refuse(`Редакция ${String(openText)} уже готовится: откройте её.`);
  if (state === "closed") return refuse("Программа закрыта итогами и больше не меняется.");
  if (state !== "approved") return refuse("Редакция начинается с утверждённой программы.");
  return maySend || mayEdit ? ALLOWED : refuse(WRITERS);
}

function allowDrop({ state, number, mayEdit }: ProgrammeFacts): Allowance {
  if (number === 1) return refuse("Отменить можно только редакцию утверждённой программы.");
  if (state !== "draft") return refuse("Отменить можно только редакцию, которую ещё пишут.");
  return mayEdit ? ALLOWED : refuse(WRITERS);
}

function allowClose(facts: ProgrammeFacts): Allowance {
  const { state, openText, maySend } = facts;
  if (state === "closed") return refuse("Программа уже закрыта итогами.");
  if (state !== "approved") return refuse("Закрывают итогами утверждённую программу.");
  if (openText !== null)
    return refuse(
      `Готовится редакция ${String(openText)}: утвердите или отмените её, потом подведите итоги.`,
    );
  return maySend ? ALLOWED : refuse("Итоги программы подводит директор школы.");
}

/** Audit and results are written beside the text, before its approval and after. */
function allowNote(facts: ProgrammeFacts): Allowance {
  const { state, mayEdit } = facts;
  if (state === "superseded" || state === "dropped" || state === "closed") return refuse(lockReason(facts));
  return mayEdit ? ALLOWED : refuse(WRITERS);
}

/** May the person tell what became of a measure? */
export function allowReport(
  facts: Pick<ProgrammeFacts, "state" | "year" | "today" | "mayReport">,
): Allowance {
  const { state, year, today, mayReport } = facts;
  if (state === "closed")
    return refuse("Программа закрыта итогами: отметки о выполнении больше не меняются.");
  if (state !== "approved") return refuse("Выполнение отмечают после утверждения программы приказом школы.");
  if (today < `${String(year)}-01-01`)
    return refuse(`${String(year)} год ещё не начался: отчитаться можно будет с 01.01.${String(year)}.`);
  return mayReport ? ALLOWED : refuse("Выполнение отмечают директор школы и его заместитель.");
}

/** Why the text is locked and what unlocks it. */
function lockReason({ state, orderNumber, orderDate, hasAuthority, openText }: ProgrammeFacts): string {
  const by = hasAuthority ? "МОУО" : "ИМАЦ";
  const order = orderNumber && orderDate ? ` приказом от ${formatDate(orderDate)} № ${orderNumber}` : "";
  switch (state) {
    case "on_agreement":
      return `Программа на согласовании. Править её можно, когда ${by} вернёт её или директор отзовёт.`;
    case "agreed":
      return `Программа согласована: ${by}. Чтобы изменить её до приказа, директор отзывает программу.`;
    case "approved":
      return openText === null
        ? `Программа утверждена${order}. Чтобы изменить её, начните редакцию.`
        : `Программа утверждена${order} и действует, пока не утверждена редакция ${String(openText)}.`;
    case "superseded":
      return `Эта редакция утверждена${order} и заменена новой: она хранится без изменений.`;
    case "closed":
      return `Программа утверждена${order} и закрыта итогами: она хранится без изменений.`;
    case "dropped":
      return "Эта редакция отменена до утверждения: она хранится без изменений.";
    case "draft":
      return "Программа уже в работе.";
  }
}
