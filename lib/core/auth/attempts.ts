import { createHash } from "node:crypto";

import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";

/** Tries of one account at the same moment (two tabs, a double press) that pass before the delay begins to hold. */
const FREE_AT_ONCE = 3;
/** The delay doubles from one second and stops here: slow for a guesser, never a lock for the person. */
const LONGEST_DELAY = 60;

/** Refused sign-ins of one address in a window; behind one address of a school sit many people. */
const WINDOW_MINUTES = 10;
const MOST_REFUSALS = 100;
/** The address is unknown when no trusted proxy stands before the portal: then all people share one counter. */
const MOST_REFUSALS_TOGETHER = 2_000;

interface Counted {
  id: string;
  hash: string | null;
  disabled: boolean;
  failures: number;
  wait: number;
}

export interface AttemptAccount {
  userId: string | null;
  passwordHash: string | null;
  disabled: boolean;
}

/** Seconds to wait after so many failures in a row: 1, 2, 4 … 60. */
function delayAfter(failures: number): number {
  return failures <= 0 ? 0 : Math.min(LONGEST_DELAY, 2 ** (failures - 1));
}

/**
 * Counts a try before the password is looked at, so that parallel guesses cannot outrun the delay. An unknown e-mail
 * is counted by the same rule in the table of limits: the answers do not differ.
 *
 * @throws AppError RATE_LIMITED with the seconds to wait.
 */
export async function reserveAttempt(tx: Tx, email: string): Promise<AttemptAccount> {
  const rows = await tx.$queryRaw<Counted[]>`
    SELECT id, password_hash AS hash, disabled_at IS NOT NULL AS disabled, failed_attempts AS failures,
      coalesce(extract(epoch FROM next_attempt_at - clock_timestamp()), 0)::float AS wait
    FROM users WHERE email = ${email} FOR NO KEY UPDATE`;
  const user = rows[0];
  if (!user) {
    await reserveUnknown(tx, email);
    return { userId: null, passwordHash: null, disabled: false };
  }
  const delay = delayOfReserve(user);
  await tx.$executeRaw`UPDATE users SET failed_attempts = failed_attempts + 1,
    next_attempt_at = clock_timestamp() + make_interval(secs => ${delay}::float) WHERE id = ${user.id}::uuid`;
  return { userId: user.id, passwordHash: user.hash, disabled: user.disabled };
}

/** A row of the table of limits stands for an unknown e-mail: `count` failures, the next try from `window_start`. */
async function reserveUnknown(tx: Tx, email: string): Promise<void> {
  const key = unknownKey(email);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
  const rows = await tx.$queryRaw<{ failures: number; wait: number }[]>`
    SELECT count AS failures, extract(epoch FROM window_start - clock_timestamp())::float AS wait
    FROM rate_limits WHERE key = ${key}`;
  const past = rows[0];
  if (!past) {
    await tx.$executeRaw`INSERT INTO rate_limits (key, window_start, count) VALUES (${key}, clock_timestamp(), 1)`;
    return;
  }
  const delay = delayOfReserve(past);
  await tx.$executeRaw`UPDATE rate_limits SET count = count + 1,
    window_start = clock_timestamp() + make_interval(secs => ${delay}::float) WHERE key = ${key}`;
}

function delayOfReserve({ failures, wait }: { failures: number; wait: number }): number {
  if (wait > 0) {
    const retryAfter = Math.max(1, Math.ceil(wait));
    throw new AppError(
      "RATE_LIMITED",
      `Слишком частые попытки входа. Повторите через ${String(retryAfter)} с.`,
      {
        retryAfter,
      },
    );
  }
  return failures < FREE_AT_ONCE ? 0 : delayAfter(failures);
}

/** The try was wrong: the delay begins now. Returns its seconds. */
export async function confirmFailure(tx: Tx, account: AttemptAccount, email: string): Promise<number> {
  const key = unknownKey(email);
  const rows = account.userId
    ? await tx.$queryRaw<{ failures: number }[]>`
        SELECT failed_attempts AS failures FROM users WHERE id = ${account.userId}::uuid FOR NO KEY UPDATE`
    : await tx.$queryRaw<{ failures: number }[]>`
        SELECT count AS failures FROM rate_limits WHERE key = ${key} FOR UPDATE`;
  const delay = delayAfter(rows[0]?.failures ?? 1);
  if (account.userId) {
    await tx.$executeRaw`UPDATE users SET next_attempt_at = clock_timestamp() + make_interval(secs => ${delay}::float)
      WHERE id = ${account.userId}::uuid`;
  } else {
    await tx.$executeRaw`UPDATE rate_limits SET window_start = clock_timestamp() + make_interval(secs => ${delay}::float)
      WHERE key = ${key}`;
  }
  return delay;
}

/** The password was right: the next mistake starts from one second again. */
export async function forgetFailures(tx: Tx, userId: string): Promise<void> {
  await tx.user.update({
    where: { id: userId },
    data: { failedAttempts: 0, nextAttemptAt: null },
    select: { id: true },
  });
}

function unknownKey(email: string): string {
  return `unknown:${createHash("sha256").update(email).digest("hex")}`;
}

/**
 * Refuses an address that has failed too often lately. Only failures count: people signing in rightly are not limited.
 *
 * @throws AppError RATE_LIMITED with the seconds to wait.
 */
export async function checkAddress(tx: Tx, address: string): Promise<void> {
  const most = address === "local" ? MOST_REFUSALS_TOGETHER : MOST_REFUSALS;
  const rows = await tx.$queryRaw<{ count: number; left: number }[]>`
    SELECT count, extract(epoch FROM window_start + make_interval(mins => ${WINDOW_MINUTES}::int) - clock_timestamp())::float AS left
    FROM rate_limits WHERE key = ${`sign-in:${address}`}
      AND window_start > clock_timestamp() - make_interval(mins => ${WINDOW_MINUTES}::int)
    ORDER BY window_start DESC LIMIT 1`;
  const window = rows[0];
  if (!window || window.count < most) return;
  const minutes = Math.max(1, Math.ceil(window.left / 60));
  throw new AppError(
    "RATE_LIMITED",
    `С вашего адреса слишком много неудачных попыток входа. Повторите через ${String(minutes)} мин.`,
    {
      retryAfter: Math.ceil(window.left),
    },
  );
}

/** Counts a refusal of an address and forgets counters older than a day. */
export async function countRefusal(tx: Tx, address: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO rate_limits (key, window_start, count)
    VALUES (${`sign-in:${address}`}, date_bin(make_interval(mins => ${WINDOW_MINUTES}::int), clock_timestamp(), 'epoch'), 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = rate_limits.count + 1`;
  await tx.$executeRaw`DELETE FROM rate_limits WHERE window_start < clock_timestamp() - interval '1 day'`;
}
