/** Why a letter cannot be corrected now; null when it can. */
export function refuseCorrection(letter: { recipientCount: number }): string | null {
  return letter.recipientCount > 0
    ? "Письмо уже отправлено и не меняется. Если в нём ошибка, зарегистрируйте и отправьте новое письмо."
    : null;
}

/** Why the requisites of a letter cannot be changed, though its file still may; null when they can. */
export function refuseNewRequisites(letter: { publishedLists: number }): string | null {
  return letter.publishedLists > 0
    ? "Письмом опубликован перечень: реквизиты не меняются. До отправки можно приложить или заменить файл."
    : null;
}
