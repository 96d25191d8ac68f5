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

/** An order is not dated tomorrow. @throws AppError INVALID with the field. */
export function requirePastDate(orderDate: string, today: string): void {
  if (orderDate <= today) return;
  const message = "Дата приказа ещё не наступила: проверьте дату.";
  throw new AppError("INVALID", message, { fields: { orderDate: message } });
}
