import type { TokenState } from "@/lib/modules/tokens/types";

/** The last day a token made today may be given: the same day next year, 28 February for the 29th. */
export function latestExpiry(today: string): string {
  const year = Number(today.slice(0, 4)) + 1;
  const day = today.slice(4) === "-02-29" ? "-02-28" : today.slice(4);
  return `${String(year)}${day}`;
}

/** What is wrong with the last day of a token made today, or null. */
export function expiryProblem(expiresOn: string, today: string): string | null {
  if (expiresOn < today) return "Последний день ключа уже прошёл: укажите сегодняшний или более поздний";
  if (expiresOn > latestExpiry(today)) return "Ключ выпускают не больше чем на год: укажите день пораньше";
  return null;
}

/** Does a token hold on a day? What was withdrawn stays so when its day comes. */
export function tokenState(token: { expiresOn: string; revoked: boolean }, today: string): TokenState {
  if (token.revoked) return "revoked";
  return token.expiresOn < today ? "expired" : "live";
}
