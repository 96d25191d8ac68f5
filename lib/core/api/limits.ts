import { machineNow } from "@/lib/core/clock";
import { AppError } from "@/lib/core/errors";

const WINDOW_MS = 60_000;
/** A person typing fast saves about once a second; four people behind one office address still fit. */
const REQUESTS_PER_WINDOW = 600;
const MOST_KEYS = 10_000;

const counters = new Map<string, { since: number; count: number }>();

/**
 * Counts a request of one address against the limit of this instance. A flood guard, not a security
 * boundary: the limits of sign-in are kept in the database, see lib/core/auth.
 *
 * @param then what to do, before the seconds to wait
 * @throws AppError RATE_LIMITED with the seconds to wait.
 */
export function takeFromLimit(key: string, then = "Введённое сохранено, повторите"): void {
  const now = machineNow();
  const counter = counters.get(key);
  if (!counter || now - counter.since >= WINDOW_MS) {
    if (counters.size >= MOST_KEYS) counters.clear();
    counters.set(key, { since: now, count: 1 });
    return;
  }
  counter.count += 1;
  if (counter.count <= REQUESTS_PER_WINDOW) return;
  const retryAfter = Math.ceil((counter.since + WINDOW_MS - now) / 1000);
  throw new AppError("RATE_LIMITED", `Слишком много запросов. ${then} через ${String(retryAfter)} с.`, {
    retryAfter,
  });
}
