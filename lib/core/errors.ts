/** What can go wrong in a way the person can act on. Everything else is unexpected and gets an errorId. */
export type AppErrorCode =
  "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "CONFLICT" | "STALE" | "INVALID" | "RATE_LIMITED";

/** Facts of a refused stale write: what is stored now, who put it there and when. */
export interface StaleDetails {
  field: string;
  current: unknown;
  changedBy: string;
  changedAt: string;
}

interface AppErrorDetails {
  /** Message by field, for forms. */
  fields?: Record<string, string>;
  stale?: StaleDetails;
  /** Seconds after which a new try makes sense. */
  retryAfter?: number;
}

/**
 * The only class of the portal: an error with a code and one Russian sentence for the person.
 * Thrown by policies, rules and mutations; mapped once, in lib/core/api and in the loaders.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly details: AppErrorDetails;

  constructor(code: AppErrorCode, message: string, details: AppErrorDetails = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}

/** The one answer for a record that is absent and for a record of somebody else. */
export function notFoundError(): AppError {
  return new AppError("NOT_FOUND", "Запись не найдена или у вас нет к ней доступа");
}
