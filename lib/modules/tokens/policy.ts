import type { TokenState } from "@/lib/modules/tokens/types";

/** Live tokens of one organisation; more are left over from systems nobody asks any more. */
export const MOST_LIVE = 50;

/** Why no token is made at this address, or null: an organisation opens its data itself. */
export function whyNotIssue(acting: { id: string }, organisation: { id: string }): string | null {
  return acting.id === organisation.id
    ? null
    : "Ключи МОУО выпускает его руководитель. Отсюда ключ можно только отозвать.";
}

/** Why this token is not withdrawn now, or null. */
export function whyNotRevoke(state: TokenState): string | null {
  switch (state) {
    case "live":
      return null;
    case "expired":
      return "Срок ключа уже кончился: отзывать нечего.";
    case "revoked":
      return "Ключ уже отозван. Обновите страницу.";
  }
}
