import type { BankFilter } from "@/lib/modules/practices/types";

export const BANK_PATH = "/region/practices";

/** The address of what is sought in the bank: «?q=наставник&factor=RF09». */
export function bankHref(filter: BankFilter, after?: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, after })) {
    if (value !== null && value !== undefined && value !== "") query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? BANK_PATH : `${BANK_PATH}?${text}`;
}
