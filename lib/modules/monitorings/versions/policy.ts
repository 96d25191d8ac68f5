import type { FormStatus } from "@/lib/core/db/enums";

/** Why the text of a version cannot be edited now; null when it can. */
export function refuseFormEdit(status: FormStatus): string | null {
  return status === "published"
    ? "Опубликованная версия формы не меняется. Создайте новую версию и правьте её."
    : null;
}

/** Why a version cannot be published now; null when it can. */
export function refuseFormPublication(status: FormStatus): string | null {
  return status === "published" ? "Эта версия формы уже опубликована." : null;
}

/** Why a version cannot be dropped now; null when it can. */
export function refuseFormDrop(status: FormStatus): string | null {
  return status === "published" ? "Опубликованная версия формы не удаляется: по ней могли отвечать." : null;
}

/** Why another draft of a form cannot be begun now, by the number of the one there is; null when it can. */
export function refuseFormDraft(draft: number | null): string | null {
  return draft === null
    ? null
    : `У формы уже есть черновик — версия ${String(draft)}. Правьте его или удалите, потом начинайте новый.`;
}

/** Why another one cannot be asked to answer a form now; null when they can. */
export function refuseRespondentChange(published: boolean): string | null {
  return published
    ? "У формы есть опубликованная версия: кто по ней отвечает, уже не меняется. Создайте новую форму."
    : null;
}
