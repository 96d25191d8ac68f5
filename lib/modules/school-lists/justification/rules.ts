import { formatChange, formatShare } from "@/lib/core/format/numbers";
import { plural, pluralWord } from "@/lib/core/format/words";
import type { ComparedKind, Limitation, PlaceComparison } from "@/lib/modules/school-lists/comparison/types";
import { streakText } from "@/lib/modules/school-lists/labels";
import type { ListComparison, SchoolTransition, TransitionCategory } from "@/lib/modules/school-lists/types";

export interface AnalysisInput {
  /** Comparison of the federal and of the regional list; null while a list of the year is not loaded. */
  federal: ListComparison | null;
  regional: ListComparison | null;
  /** What makes the comparison of a list a limited one. */
  limitations?: Partial<Record<ComparedKind, readonly Limitation[]>>;
  /** Schools that came from the regional list to the federal one. */
  worsened?: readonly { name: string }[];
  /** Of the region only numbers are told: its lists are too long to be read out. */
  of?: "municipality" | "region";
}

export interface JustificationInput extends AnalysisInput {
  planYear: number;
}

/** What a comparison gives to the text: a list whose later year is not loaded has nothing to tell. */
export function analysisOf({ lists, twoLists }: Pick<PlaceComparison, "lists" | "twoLists">): AnalysisInput {
  const of = (kind: ComparedKind) => lists.find((list) => list.kind === kind);
  const told = (kind: ComparedKind) => {
    const list = of(kind);
    return list?.current ? list.comparison : null;
  };
  return {
    federal: told("federal"),
    regional: told("regional"),
    limitations: {
      federal: of("federal")?.limitations ?? [],
      regional: of("regional")?.limitations ?? [],
    },
    worsened: twoLists.worsened ?? [],
  };
}

/**
 * Draft of the plan's analytical justification from the two-year comparison, for the specialist to edit: the text for the
 * analysis and what follows from it.
 * Source: the letter, track 1 («сопоставить количество и перечни ШНОР … за 2 года»); handbook 5.1, 7.1, 7.2, 7.4.
 */
export function justificationText({ planYear, ...analysis }: JustificationInput): string {
  const lists = [analysis.federal, analysis.regional].filter((list) => list !== null);
  if (lists.length === 0) {
    return `Перечни ШНОР ${String(planYear - 1)} года ещё не опубликованы. План опирается на данные прошлых лет и будет уточнён после получения перечней.`;
  }
  const paragraphs = [
    analysisText(analysis),
    // Nobody listed is said only where both lists are known.
    lists.length === 2 && lists.every(({ after }) => after === 0)
      ? nearLowParagraph(planYear)
      : attentionParagraph(lists),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join("\n\n");
}

/**
 * Text for the analysis: a paragraph a list and what one list says against the other. The page of the comparison offers it
 * for copying, the plan's justification begins with it. Empty while no list is loaded.
 */
export function analysisText({
  federal,
  regional,
  limitations = {},
  worsened = [],
  of = "municipality",
}: AnalysisInput): string {
  const paragraphs = [
    federal ? listParagraph("федеральной", federal, limitations.federal ?? [], of) : null,
    regional ? listParagraph("региональной", regional, limitations.regional ?? [], of) : null,
    worsenedParagraph(worsened, of),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join("\n\n");
}

const schools = (count: number) => plural(count, "школа", "школы", "школ");
const inYear = (year: number) => `в ${String(year)} году`;

function listParagraph(
  methodology: string,
  list: ListComparison,
  limitations: readonly Limitation[],
  of: "municipality" | "region",
): string {
  const { year, previousYear, before, after, exitRate, removed } = list;
  const by = `По ${methodology} методике`;
  if (!list.comparable) {
    return after === 0
      ? `${by} ${inYear(year)} школы ${PLACE[of]} не идентифицированы. Перечень ${String(previousYear)} года не загружен, сравнение за два года невозможно.`
      : `${by} ${inYear(year)} ${pluralWord(after, "идентифицирована", "идентифицированы", "идентифицировано")} ${schools(after)}. Перечень ${String(previousYear)} года не загружен, сравнение за два года невозможно.`;
  }
  if (before === 0 && after === 0) {
    return `${by} в ${String(previousYear)} и ${String(year)} годах школы ${PLACE[of]} в перечень не входили.`;
  }
  const sentences = [
    `${by} ${countsPhrase(list)}.`,
    told(list, "left", ["Вышла из перечня", "Вышли из перечня", "Вышло из перечня"], of),
    told(list, "stayed", ["Осталась", "Остались", "Осталось"], of),
    told(list, "entered_first", ["Впервые вошла", "Впервые вошли", "Впервые вошло"], of),
    told(list, "returned", ["Возвратилась", "Возвратились", "Возвратилось"], of),
    told(
      list,
      "removed",
      [
        "Выбыла в связи с реорганизацией или ликвидацией",
        "Выбыли в связи с реорганизацией или ликвидацией",
        "Выбыло в связи с реорганизацией или ликвидацией",
      ],
      of,
    ),
    exitRate.denominator > 0
      ? `Доля вышедших составила ${formatShare(exitRate.numerator, exitRate.denominator)}${removed > 0 ? " (без учёта выбывших)" : ""}.`
      : null,
    limitedSentence(limitations),
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

const PLACE = { municipality: "муниципалитета", region: "региона" } as const;

/** «в 2025 году в перечень входили 3 школы, в 2026 году — 2 школы: на 1 школу меньше (−33,3 %)». */
function countsPhrase({ previousYear, year, before, after, netChange }: ListComparison): string {
  if (before === 0) {
    return `${inYear(previousYear)} в перечень не входила ни одна школа, ${inYear(year)} ${pluralWord(after, "входит", "входят", "входит")} ${schools(after)}`;
  }
  const was = `${inYear(previousYear)} в перечень ${pluralWord(before, "входила", "входили", "входило")} ${schools(before)}`;
  if (after === 0) return `${was}, ${inYear(year)} — ни одной`;
  if (after === before) return `${was}, ${inYear(year)} — столько же`;
  const difference = Math.abs(after - before);
  const change = formatChange(netChange.numerator, netChange.denominator);
  return `${was}, ${inYear(year)} — ${schools(after)}: на ${plural(difference, "школу", "школы", "школ")} ${after > before ? "больше" : "меньше"} (${change})`;
}

function told(
  list: ListComparison,
  category: TransitionCategory,
  [one, few, many]: [string, string, string],
  of: "municipality" | "region",
): string | null {
  const rows = list.transitions.filter((row) => row.category === category);
  if (rows.length === 0) return null;
  const counted = `${pluralWord(rows.length, one, few, many)} ${schools(rows.length)}`;
  return of === "region" ? `${counted}.` : `${counted}: ${rows.map(nameWithStreak).join(", ")}.`;
}

function nameWithStreak(transition: SchoolTransition): string {
  const { name, category, inherited } = transition;
  if (inherited) return `${name} (с учётом унаследованной истории)`;
  const inARow = category === "stayed" ? streakText(transition) : null;
  return inARow === null ? name : `${name} (${inARow})`;
}

/** Reorganised and renamed schools are told by name already. */
const SAID_IN_TEXT: ReadonlySet<Limitation["reason"]> = new Set(["methodology", "indicators", "incomplete"]);

function limitedSentence(limitations: readonly Limitation[]): string | null {
  const texts = limitations.filter(({ reason }) => SAID_IN_TEXT.has(reason)).map(({ text }) => text);
  return texts.length > 0 ? `Сравнение ограничено. ${texts.join(" ")}` : null;
}

/** Handbook 7.4: appearing on the stricter list is worse even when the count is unchanged. */
function worsenedParagraph(
  worsened: readonly { name: string }[],
  of: "municipality" | "region",
): string | null {
  if (worsened.length === 0) return null;
  const moved = `Из регионального перечня в федеральный ${pluralWord(worsened.length, "перешла", "перешли", "перешло")} ${schools(worsened.length)}`;
  const names = of === "region" ? "" : `: ${worsened.map(({ name }) => name).join(", ")}`;
  return `${moved}${names}. Это ухудшение, даже если общее число школ не изменилось.`;
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
  const said = sentences.filter((sentence) => sentence !== null);
  return said.length > 0 ? said.join(" ") : null;
}
