import { formatDate } from "@/lib/core/format/dates";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** A letter the authority has not acknowledged. */
export interface UnreadLetter {
  id: string;
  issuer: string;
  number: string;
  date: string;
  subject: string;
}

const SHOWN = 5;

/** «Сейчас нужно»: each letter to acknowledge, oldest first; more than a few as one line. */
export function letterTasks(code: string, letters: readonly UnreadLetter[]): Task[] {
  const href = `/municipalities/${code}/letters`;
  const shown = letters.slice(0, SHOWN).map(({ id, issuer, number, date, subject }): Task => ({
    id: `letter:${id}`,
    title: `Ознакомиться с письмом № ${number} от ${formatDate(date)}`,
    reason: `${issuer}: ${subject}`,
    href: `${href}#${id}`,
    dueOn: null,
    tone: "warning",
  }));
  const rest = letters.length - shown.length;
  if (rest === 0) return shown;
  const more: Task = {
    id: "letters",
    title: `Ознакомиться с другими письмами: ${String(rest)}`,
    reason: "Письма ИМАЦ и министерства, отправленные муниципалитету.",
    href,
    dueOn: null,
    tone: "warning",
  };
  return [...shown, more];
}
