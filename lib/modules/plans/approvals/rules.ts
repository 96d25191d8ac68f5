import type { MembershipBasis } from "@/lib/core/db/enums";
import { AppError } from "@/lib/core/errors";

/** On what ground somebody other than the head signs, as the Word file and the page say it; null for the head. */
export function approvalBasis(by: { basis: MembershipBasis; basisDocument: string | null }): string | null {
  const document = by.basisDocument ? `, ${by.basisDocument}` : "";
  switch (by.basis) {
    case "post":
      return null;
    case "acting":
      return `исполняющий обязанности руководителя${document}`;
    case "empowered":
      return `по поручению руководителя${document}`;
  }
}

/** An order of a plan is written within these years before it; an earlier date is a slip of the hand. */
const YEARS_BEFORE = 5;

/** An order is not dated tomorrow nor long before its plan. @throws AppError INVALID with the field. */
export function requireOrderDate(orderDate: string, today: string, planYear: number): void {
  const earliest = planYear - YEARS_BEFORE;
  if (orderDate <= today && Number(orderDate.slice(0, 4)) >= earliest) return;
  const message =
    orderDate > today
      ? "Дата приказа ещё не наступила: проверьте дату."
      : `Приказ датирован раньше ${String(earliest)} года: проверьте год.`;
  throw new AppError("INVALID", message, { fields: { orderDate: message } });
}
