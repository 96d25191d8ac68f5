import type { CatalogueState } from "@/lib/core/db/enums";

/** Why a version of the catalogue cannot be edited now; null when it can. */
export function refuseCatalogueEdit(state: CatalogueState): string | null {
  switch (state) {
    case "draft":
      return null;
    case "published":
      return "Опубликованный каталог не меняется. Создайте новую версию и правьте её.";
    case "superseded":
      return "Эта версия каталога заменена новой и не меняется.";
  }
}

/** Why a new version cannot be started now; null when it can. */
export function refuseCatalogueDraft(hasDraft: boolean): string | null {
  return hasDraft ? "Новая версия каталога уже начата. Правьте её." : null;
}
