import { randomBytes } from "node:crypto";

import { hash, verify } from "@node-rs/argon2";

import { AppError } from "@/lib/core/errors";

/** argon2id as OWASP recommends: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each hash takes a core and 19 MiB; more at once would starve the pages of people already inside. */
const AT_ONCE = 2;
const MOST_WAITING = 30;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs costly work at most `AT_ONCE` at a time; when the queue is full the person is asked to come back. */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) {
      throw new AppError("RATE_LIMITED", "Сейчас входит слишком много людей. Повторите через 5 секунд.", {
        retryAfter: 5,
      });
    }
    // The one that finishes hands its place over, so `running` does not change here.
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/**
 * Hash of a password for the table of users.
 *
 * @throws AppError RATE_LIMITED when too many wait already.
 */
export async function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password, COST));
}

let nobody: Promise<string> | undefined;

/**
 * Does the password fit? Without a stored hash (an unknown e-mail, an invitation not yet accepted) the same work is
 * done against a hash nobody knows, so that the time tells nothing.
 *
 * @throws AppError RATE_LIMITED when too many wait already.
 */
export async function passwordFits(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash(randomBytes(32), COST);
  const decoy = await nobody;
  const fits = await queued(() => verify(stored ?? decoy, password));
  return stored !== null && fits;
}
