import type { TokenScope } from "@/lib/core/db/enums";
import type { TokenState } from "@/lib/modules/tokens/types";

export const scopeLabels: Record<TokenScope, string> = {
  organisations: "Реестр организаций",
  lists: "Списки школ",
  results: "Результаты оценочных процедур",
  plans: "Утверждённые планы и мероприятия",
  monitorings: "Мониторинги и принятые ответы",
};

export const scopeHints: Partial<Record<TokenScope, string>> = {
  organisations: "Коды, названия и сведения карточек без имён и телефонов",
  lists: "Опубликованные, с основаниями и итогами расчётов",
  monitorings: "Малые численности социальных групп скрыты: вместо 1–4 — «<5»",
};

export const tokenStateLabels: Record<TokenState, string> = {
  live: "действует",
  expired: "срок кончился",
  revoked: "отозван",
};
