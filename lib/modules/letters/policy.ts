/** Why a letter cannot be corrected now; null when it can. */
export function refuseCorrection(letter: { recipientCount: number; publishedLists: number }): string | null {
  if (letter.recipientCount > 0) {
    return "Письмо уже отправлено и не меняется. Если в нём ошибка, зарегистрируйте и отправьте новое письмо.";
  }
  if (letter.publishedLists > 0) {
    return "Письмом опубликован перечень: реквизиты не меняются. Исправление публикуется новой версией перечня.";
  }
  return null;
}
