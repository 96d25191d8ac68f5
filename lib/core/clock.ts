import type { Tx } from "@/lib/core/db/client";

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

/** Milliseconds of the machine's own clock: for durations and cache ages, never for deadlines. */
export function machineNow(): number {
  return Date.now();
}
