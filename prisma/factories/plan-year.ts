import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import { dateInZone } from "@/lib/core/format/zone";

/** The calendar year whose plan is written now: from September on it is the next one. */
export async function planYearOf(tx: Tx, timeZone = "Europe/Simferopol"): Promise<number> {
  const today = dateInZone(await portalNow(tx), timeZone);
  const year = Number(today.slice(0, 4));
  return Number(today.slice(5, 7)) >= 9 ? year + 1 : year;
}
