import type { AppointmentDays, OrderDays, OrderStanding } from "@/lib/modules/appointments/types";

const DAY_MS = 86_400_000;

/** The day so many days after another, `YYYY-MM-DD`. */
export function shiftedDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * What an order is on a day of the region's calendar. A day is whole: an order that begins on the 1st holds from midnight,
 * one replaced from the 1st holds to the end of the day before. Source: handbook 6.2, «действует / утратил силу / заменён».
 */
export function standingOf(order: OrderDays, day: string): OrderStanding {
  if (order.state !== "registered") return order.state;
  if (order.revokedOn !== null && order.revokedOn <= day) return "revoked";
  if (order.supersededOn !== null && order.supersededOn <= day) return "superseded";
  if (order.startsOn === null || order.startsOn > day) return "future";
  if (order.endsOn !== null && order.endsOn < day) return "expired";
  return "in_force";
}

/** The last day on which an order holds, whatever ends it first; null while it has no end. */
export function lastDayOf({ endsOn, supersededOn, revokedOn }: OrderDays): string | null {
  const ends = [
    endsOn,
    supersededOn === null ? null : shiftedDay(supersededOn, -1),
    revokedOn === null ? null : shiftedDay(revokedOn, -1),
  ].filter((end) => end !== null);
  return ends.sort()[0] ?? null;
}

/** Does an appointment hold on a day? One ended before it began never does. */
export function holdsOn({ startsOn, heldUntil }: AppointmentDays, day: string): boolean {
  return startsOn !== null && startsOn <= day && (heldUntil === null || heldUntil >= day);
}
