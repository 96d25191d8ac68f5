import type { ListEntrySource, ListKind, ListState } from "@/lib/core/db/enums";
import type { Standing } from "@/lib/modules/school-lists/comparison/types";
import type { SchoolTransition, TransitionCategory } from "@/lib/modules/school-lists/types";
import { plural } from "@/lib/core/format/words";

export const listKindLabels: Record<ListKind, string> = {
  federal: "федеральный перечень",
  regional: "региональный перечень",
  control_zone: "школы зоны контроля",
  resource_deficit: "школы с ресурсными дефицитами",
  near_low: "школы с результатами, близкими к низким",
};

export const listStateLabels: Record<ListState, string> = {
  draft: "черновик",
  in_review: "на согласовании",
  published: "опубликован",
};

/** «региональный перечень 2026 года, версия 2»; the first version is not numbered until there is another. */
export function listTitle(list: { kind: ListKind; listYear: number; number: number }): string {
  const version = list.number > 1 ? `, версия ${String(list.number)}` : "";
  return `${listKindLabels[list.kind]} ${String(list.listYear)} года${version}`;
}

/** Address of a version of a list of the region. */
export function listHref(list: { kind: ListKind; listYear: number; number: number }): string {
  return `/region/lists/${String(list.listYear)}/${list.kind}/${String(list.number)}`;
}

/** Handbook 7.1, wording of the category. */
const transitionLabels: Record<TransitionCategory, string> = {
  entered_first: "вошла впервые",
  entered_unknown: "вошла, история неполная",
  stayed: "осталась",
  left: "вышла",
  returned: "возвратилась",
  former: "не входит, ранее входила",
  never: "не входила",
  removed: "выбыла (реорганизация, ликвидация)",
};

/** Where a school stands by both lists in a year. */
export const standingLabels: Record<Standing, string> = {
  both: "оба перечня",
  federal: "только федеральный",
  regional: "только региональный",
  none: "ни одного перечня",
  removed: "выбыли",
};

/** What became of a school, with its years in a row: «осталась, 3 года подряд». */
export function transitionText(transition: SchoolTransition): string {
  const { category, inherited } = transition;
  const label = transitionLabels[category];
  const inARow = streakText(transition);
  if (inherited) return `${label}: история унаследована${inARow === null ? "" : `, с её учётом ${inARow}`}`;
  return category === "stayed" && inARow !== null ? `${label}, ${inARow}` : label;
}

/** «3 года подряд», where it is more than one; of lists with one missing between them: «2 года подряд из загруженных». */
export function streakText({ streak, streakBroken }: SchoolTransition): string | null {
  if (streak < 2) return null;
  return `${plural(streak, "год", "года", "лет")} подряд${streakBroken ? " из загруженных" : ""}`;
}

/** What a list year was to a school, for its own page; null: the list of the year is not loaded. */
export function membershipYearText(transition: SchoolTransition | null): string {
  if (!transition) return "перечень не загружен";
  return transitionText(transition);
}

/** How a school came to stand on a list. */
export const entrySourceLabels: Record<ListEntrySource, string> = {
  manual: "внесена вручную",
  imported: "загружена из файла",
  computed: "по расчёту",
};

/** «неполный: ожидаются дополнения другими письмами». */
export function completenessText(complete: boolean): string {
  return complete ? "полный" : "неполный: ожидаются дополнения другими письмами";
}
