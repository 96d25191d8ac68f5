import type { Tx } from "@/lib/core/db/client";
import { dateInZone } from "@/lib/core/format/zone";

/**
 * Instant of the one clock: the database's, moved by the offset of a demonstration.
 * Policies and deadlines use this, never the clock of the web server.
 */
export async function portalNow(tx: Tx): Promise<Date> {
  const rows = await tx.$queryRaw<{ now: Date }[]>`SELECT portal_now() AS now`;
  const row = rows[0];
  if (!row) throw new Error("portal_now() returned nothing");
  return row.now;
}

/** The day of the one clock in a time zone, `YYYY-MM-DD`: asked late in a unit of work, it knows of midnight. */
export async function portalToday(tx: Tx, { timeZone }: { timeZone: string }): Promise<string> {
  return dateInZone(await portalNow(tx), timeZone);
}

/** Milliseconds of the machine's own clock: for durations and cache ages, never for deadlines. */
export function machineNow(): number {
  return Date.now();
}
