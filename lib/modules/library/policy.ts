/** Why a document cannot be replaced by a new edition now; null when it can. */
export function refuseNewEdition(item: { replaced: boolean }): string | null {
  return item.replaced
    ? "У документа уже есть новая редакция. Откройте её и добавьте следующую редакцию к ней."
    : null;
}
