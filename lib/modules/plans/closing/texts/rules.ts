import { formatDecimal, formatShare } from "@/lib/core/format/numbers";
import { capital, formatInteger, joinWords, plural, pluralWord } from "@/lib/core/format/words";
import { reachedOf, totalResult } from "@/lib/modules/plans/closing/rules";
import type {
  ClosingDetails,
  IndicatorResult,
  ResultTexts,
  TrackResult,
} from "@/lib/modules/plans/closing/types";

/** What the texts are drafted from. */
export type ResultFacts = Pick<
  ClosingDetails,
  "year" | "tracks" | "indicators" | "unfinished" | "lateNumbers"
>;

/** Above this many measures are told by their places alone. */
const MOST_NAMED = 5;

/**
 * Chapters of the results drafted from the figures, in the words of an official report: what was done of what was
 * planned, by track; which indicators were reached; what goes on in the next year. A proposal: people edit it.
 */
export function draftTexts(facts: ResultFacts): ResultTexts {
  return {
    summary: lines(summary(facts)),
    conclusions: lines(conclusions(facts)),
    nextTasks: lines(nextTasks(facts)),
  };
}

/** What is shown, printed and stored when the year is closed: what was typed, else the draft. */
export function shownTexts(typed: ResultTexts, facts: ResultFacts): ResultTexts {
  const drafted = draftTexts(facts);
  return {
    summary: typed.summary || drafted.summary,
    conclusions: typed.conclusions || drafted.conclusions,
    nextTasks: typed.nextTasks || drafted.nextTasks,
  };
}

const lines = (sentences: readonly string[]): string => sentences.filter(Boolean).join("\n");

function summary({ year, tracks, indicators }: ResultFacts): string[] {
  const all = totalResult(tracks);
  if (all.total === 0) return [`В плане на ${String(year)} год не было мероприятий.`];
  return [
    `Из ${ofMeasures(all.total)} плана на ${String(year)} год выполнено ${doneOf(all)}${lateText(all.late)}.`,
    restText(all),
    ...tracks
      .filter(({ total }) => total > 0)
      .map(
        (track) =>
          `${trackName(track)} «${track.title}»: выполнено ${formatInteger(track.done + track.late)} из ${formatInteger(track.total)} (${share(track)}).`,
      ),
    indicatorCounts(indicators),
  ];
}

/** «52 (86,7 %)». */
const doneOf = (counts: Counts) => `${formatInteger(counts.done + counts.late)} (${share(counts)})`;

type Counts = Omit<TrackResult, "trackNumber">;

const share = ({ done, late, total }: Counts) => formatShare(done + late, total);

/** «21 мероприятия», «60 мероприятий»: after «из». */
const ofMeasures = (count: number) =>
  `${formatInteger(count)} ${pluralWord(count, "мероприятия", "мероприятий", "мероприятий")}`;

const lateText = (late: number) => (late > 0 ? `, из них с нарушением срока — ${formatInteger(late)}` : "");

function restText({ notDone, cancelled }: Counts): string {
  const parts = [
    ...(notDone > 0 ? [`не выполнено ${formatInteger(notDone)}`] : []),
    ...(cancelled > 0 ? [`отменено ${formatInteger(cancelled)}`] : []),
  ];
  return parts.length > 0 ? `${capital(parts.join(", "))}.` : "";
}

function indicatorCounts(indicators: readonly IndicatorResult[]): string {
  if (indicators.length === 0) return "";
  const reached = indicators.filter((one) => reachedOf(one) === "reached").length;
  const empty = indicators.filter(({ actual }) => actual === null).length;
  if (empty === indicators.length) return "Фактические значения показателей не внесены.";
  const of = pluralWord(indicators.length, "показателя", "показателей", "показателей");
  const text = `Из ${formatInteger(indicators.length)} ${of} плана достигнуто ${formatInteger(reached)}.`;
  if (empty === 0) return text;
  return `${text} Фактическое значение не внесено по ${formatInteger(empty)} ${pluralWord(empty, "показателю", "показателям", "показателям")}.`;
}

function conclusions({ year, tracks, indicators }: ResultFacts): string[] {
  const all = totalResult(tracks);
  if (all.total === 0) return [];
  return [
    verdict(all, year),
    ...byTracks(tracks, all),
    indicatorLine(indicators, "reached", "Достигнут показатель", "Достигнуты показатели"),
    indicatorLine(indicators, "not_reached", "Не достигнут показатель", "Не достигнуты показатели"),
  ];
}

function verdict({ notDone, cancelled }: Counts, year: number): string {
  if (notDone > 0) return `План на ${String(year)} год выполнен не полностью.`;
  if (cancelled > 0) return `План на ${String(year)} год выполнен, кроме отменённых мероприятий.`;
  return `План на ${String(year)} год выполнен полностью.`;
}

/** Which tracks are done in full and which is done least; nothing where all stand alike. */
function byTracks(tracks: ResultFacts["tracks"], { notDone }: Counts): string[] {
  const planned = tracks.filter(({ total }) => total > 0);
  if (notDone === 0 || planned.length < 2) return [];
  const full = planned.filter((track) => track.notDone === 0);
  const least = planned.reduce((worst, track) =>
    (track.done + track.late) * worst.total < (worst.done + worst.late) * track.total ? track : worst,
  );
  return [
    full.length > 0
      ? `Невыполненных мероприятий нет: ${joinWords(full.map((track) => trackName(track).toLowerCase()))}.`
      : "",
    `Меньше всего выполнено: ${trackName(least).toLowerCase()}, ${formatInteger(least.done + least.late)} из ${formatInteger(least.total)} (${share(least)}).`,
  ];
}

function indicatorLine(
  indicators: readonly IndicatorResult[],
  which: "reached" | "not_reached",
  one: string,
  many: string,
): string {
  const found = indicators.filter((indicator) => reachedOf(indicator) === which);
  if (found.length === 0) return "";
  return `${found.length === 1 ? one : many}: ${found.map(indicatorText).join("; ")}.`;
}

/** «Доля выпускников…» — 31,2 % при плановом значении 25 %. */
function indicatorText({ title, unit, target, actual }: IndicatorResult): string {
  return `«${title}» — ${amount(actual, unit)} при плановом значении ${amount(target, unit)}`;
}

const amount = (value: string | null, unit: string) =>
  value === null ? "не указано" : [formatDecimal(value), unit].filter(Boolean).join("\u00a0");

function nextTasks({ year, indicators, unfinished, lateNumbers }: ResultFacts): string[] {
  const next = String(year + 1);
  const handed = unfinished.filter(({ handOver }) => handOver);
  const missed = indicators.filter((one) => reachedOf(one) === "not_reached");
  const tasks = [
    ...(handed.length > 0 ? [`Завершить в ${next} году ${handedText(handed, year)}.`] : []),
    ...(missed.length > 0
      ? [
          `${missed.length === 1 ? "Достичь планового значения показателя" : "Достичь плановых значений показателей"}: ${missed.map(({ title }) => `«${title}»`).join("; ")}.`,
        ]
      : []),
    ...(lateNumbers.length > 0
      ? [
          `Соблюдать сроки: в ${String(year)} году с нарушением срока выполнено ${plural(lateNumbers.length, "мероприятие", "мероприятия", "мероприятий")} (${points(lateNumbers)}).`,
        ]
      : []),
  ];
  if (tasks.length === 0)
    return [
      `Невыполненных мероприятий и недостигнутых показателей нет: задачи на ${next} год определяет обоснование нового плана.`,
    ];
  return tasks.length === 1 ? tasks : tasks.map((task, at) => `${String(at + 1)}. ${task}`);
}

function handedText(handed: ResultFacts["unfinished"], year: number): string {
  const numbers = points(handed.map(({ number }) => number));
  const plan = `плана на ${String(year)} год`;
  if (handed.length > MOST_NAMED) {
    return `${plural(handed.length, "мероприятие", "мероприятия", "мероприятий")} ${plan}: ${numbers}`;
  }
  const named = handed.map(({ number, title }) => `«${title}» (п.\u00a0${number})`).join("; ");
  return `${handed.length === 1 ? "мероприятие" : "мероприятия"} ${plan}: ${named}`;
}

const points = (numbers: readonly string[]) => `п.\u00a0${numbers.join(", ")}`;

/** «Раздел 0», «Трек 2». */
export function trackName({ trackNumber }: Pick<TrackResult, "trackNumber">): string {
  return trackNumber === 0 ? "Раздел 0" : `Трек ${String(trackNumber)}`;
}
