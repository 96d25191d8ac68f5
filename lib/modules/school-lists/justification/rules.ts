import { formatShare } from "@/lib/core/format/numbers";
import { plural } from "@/lib/core/format/words";
import type { ListComparison, SchoolTransition, TransitionCategory } from "@/lib/modules/school-lists/types";

export interface JustificationInput {
  /** Comparison of the federal and of the regional list; null while a list of the year is not loaded. */
  federal: ListComparison | null;
  regional: ListComparison | null;
  planYear: number;
}

/**
 * Draft of the plan's analytical justification from the two-year comparison, for the specialist to edit.
 * Source: the letter, track 1 («сопоставить количество и перечни ШНОР … за 2 года»); handbook 5.1, 7.1, 7.2, 7.4.
 */
export function justificationText({ federal, regional, planYear }: JustificationInput): string {
  const lists = [federal, regional].filter((list) => list !== null);
  if (lists.length === 0) {
    return `Перечни ШНОР ${String(planYear - 1)} года ещё не опубликованы. План опирается на данные прошлых лет и будет уточнён после получения перечней.`;
  }
  const paragraphs = [
    federal ? listParagraph("федеральной методике", federal) : null,
    regional ? listParagraph("региональной методике", regional) : null,
    // Nobody listed is said only where both lists are known.
    lists.length === 2 && lists.every(({ after }) => after === 0)
      ? nearLowParagraph(planYear)
      : attentionParagraph(lists),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join("\n\n");
}

const schools = (count: number) => plural(count, "школа", "школы", "школ");

function listParagraph(methodology: string, list: ListComparison): string {
  const { year, previousYear, before, after } = list;
  if (!list.comparable) {
    return `По ${methodology} в ${String(year)} году идентифицировано: ${schools(after)}. Перечень ${String(previousYear)} года не загружен, сравнение за два года невозможно.`;
  }
  if (before === 0 && after === 0) {
    return `По ${methodology} в ${String(previousYear)} и ${String(year)} годах школы муниципалитета в перечень не входили.`;
  }
  const sentences = [
    `По ${methodology} в ${String(previousYear)} году в перечне ${schools(before)}, в ${String(year)} году — ${schools(after)}.`,
    named(list, "left", "Вышли из перечня"),
    named(list, "stayed", "Остались"),
    named(list, "entered_first", "Вошли впервые"),
    named(list, "returned", "Возвратились"),
    named(
      list,
      "removed",
      "Выбыли в связи с реорганизацией или ликвидацией (в доле вышедших не учитываются)",
    ),
    list.exitRate.denominator > 0
      ? `Доля вышедших составила ${formatShare(list.exitRate.numerator, list.exitRate.denominator)}.`
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

function named(list: ListComparison, category: TransitionCategory, heading: string): string | null {
  const rows = list.transitions.filter((row) => row.category === category);
  if (rows.length === 0) return null;
  return `${heading}: ${rows.map(nameWithStreak).join(", ")}.`;
}

function nameWithStreak({ name, category, streak }: SchoolTransition): string {
  return category === "stayed" ? `${name} (${plural(streak, "год", "года", "лет")} подряд)` : name;
}

function nearLowParagraph(planYear: number): string {
  return `Школ, идентифицированных по федеральной и региональной методикам, в муниципалитете нет. Адресная работа трека 1 в ${String(planYear)} году организуется со школами, показывающими результаты, близкие к низким.`;
}

/** Handbook 7.4: staying and returning schools need another kind of help; leaving once is weak evidence. */
function attentionParagraph(lists: readonly ListComparison[]): string | null {
  const of = (category: TransitionCategory) =>
    new Set(
      lists.flatMap(({ transitions }) =>
        transitions.filter((row) => row.category === category).map(({ name }) => name),
      ),
    );
  const long = new Set([...of("stayed"), ...of("returned")]);
  const left = of("left");
  const sentences = [
    long.size > 0
      ? `Первоочередного внимания требуют школы, которые остались в перечне или возвратились в него: ${[...long].join(", ")}.`
      : null,
    left.size > 0 ? `Вышедшие школы остаются под наблюдением в течение года: ${[...left].join(", ")}.` : null,
  ];
  const told = sentences.filter((sentence) => sentence !== null);
  return told.length > 0 ? told.join(" ") : null;
}
