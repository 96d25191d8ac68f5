import type { ListKind } from "@/lib/core/db/enums";
import type { TransitionCategory } from "@/lib/modules/school-lists/types";

export const listKindLabels: Record<ListKind, string> = {
  federal: "федеральный перечень",
  regional: "региональный перечень",
  control_zone: "школы зоны контроля",
  resource_deficit: "школы с ресурсными дефицитами",
  near_low: "школы с результатами, близкими к низким",
};

/** Handbook 7.1, wording of the category. */
export const transitionLabels: Record<TransitionCategory, string> = {
  entered_first: "вошла впервые",
  entered_unknown: "вошла, история неполная",
  stayed: "осталась",
  left: "вышла",
  returned: "возвратилась",
  former: "не входит, ранее входила",
  never: "не входила",
  removed: "выбыла (реорганизация, ликвидация)",
};
