import { joinWords } from "@/lib/core/format/words";
import type { IndicatorTitles } from "@/lib/modules/methodologies/explanations/types";
import {
  type Fraction,
  parseFraction,
  readFraction,
  roundedText,
  textBeside,
} from "@/lib/modules/methodologies/fractions/rules";
import { GROUP_LABELS } from "@/lib/modules/methodologies/labels";
import type { Condition, IndexFindings, Rule, Step, YearShare } from "@/lib/modules/methodologies/types";
import { bandWords, conditionWords } from "@/lib/modules/methodologies/words/rules";

/** A condition with what was found of it. */
interface Judged {
  step: Step;
  condition: Condition;
}

/** One sentence for each condition: what it asks, what was found, whether it is met. A group within is one sentence. */
export function stepReasons(step: Step, rule: Rule, year: number, titles: IndicatorTitles): string[] {
  if (rule.verdict.kind !== "conditions") return [];
  const whole = onlyPart({ step, condition: rule.verdict.when });
  const parts = partsOf(whole);
  if (parts.length === 0) return "of" in whole.step ? [] : [`${reason(whole, year, titles)}.`];
  return [
    whole.step.kind === "all" ? "Нужно, чтобы выполнялись все условия." : "Достаточно одного из условий.",
    ...parts.map((part) => `${reason(part, year, titles)}.`),
  ];
}

/** A group of one part is that part. */
function onlyPart(judged: Judged): Judged {
  const [only, second] = partsOf(judged);
  return only !== undefined && second === undefined ? only : judged;
}

function partsOf({ step, condition }: Judged): Judged[] {
  if (!("of" in step) || !("of" in condition)) return [];
  return step.of.flatMap((part, at) => {
    const asked = condition.of[at];
    return asked === undefined ? [] : [onlyPart({ step: part, condition: asked })];
  });
}

const TRUTH = {
  yes: "условие выполнено",
  no: "условие не выполнено",
  unknown: "судить нельзя, пока нет данных",
};

function reason(judged: Judged, year: number, titles: IndicatorTitles): string {
  const { step, condition } = judged;
  if ("of" in step || "of" in condition) {
    const parts = partsOf(judged).map((part) => reason(part, year, titles));
    const group = step.kind === "all" ? "Вместе" : "Одно из";
    return `${group}: ${parts.join("; ")}. В целом ${TRUTH[step.truth]}`;
  }
  const { found, possible, truth } = step;
  const names = (codes: readonly string[]): string => codes.map((code) => titles[code] ?? code).join("; ");
  const counted = found.length === 0 ? "нет ни одного" : `найдено ${String(found.length)} (${names(found)})`;
  const waiting = possible.length === 0 ? "" : `, без данных ${String(possible.length)} (${names(possible)})`;
  return `${conditionWords(condition, year)}: ${counted}${waiting} — ${TRUTH[truth]}`;
}

/** The index, its years and the band it lies in. */
export function indexReasons(
  index: IndexFindings,
  parts: readonly YearShare[],
  rule: Rule,
  year: number,
): string[] {
  if (rule.verdict.kind !== "index") return [];
  const { bands, yearWeights } = rule.verdict;
  const borders = bands.flatMap(({ from }) => (from === null ? [] : [parseFraction(from)]));
  const lowest = beside(index.lowest, borders);
  const highest = beside(index.highest, borders);
  const value =
    lowest === highest
      ? `Индекс школы — ${lowest}`
      : `Индекс школы лежит от ${lowest} до ${highest}: часть данных не поступила`;
  const years = parts.map(({ share, groups }, back) => {
    if (groups.length === 0) return `${String(year - back)} год не учитывается: показателей нет.`;
    const means = groups.map(({ group, mean }) =>
      mean === null
        ? `${GROUP_LABELS[group]} — нет данных`
        : `${GROUP_LABELS[group]} — ${rounded(mean)}\u00a0%`,
    );
    const total = share === null ? "вычислить нельзя, пока нет данных" : `${rounded(share)}\u00a0%`;
    return `${String(year - back)} год, вес ${(yearWeights[back] ?? "0").replace(".", ",")}: средняя доля не преодолевших минимум ${total} (${joinWords(means)}).`;
  });
  return [`${value}. Границы: ${bands.map(bandWords).join("; ")}.`, ...years];
}

function rounded(text: string): string {
  return roundedText(readFraction(text) ?? parseFraction("0"), 2);
}

/** Rounded to two digits unless that would put it across a border. */
function beside(text: string, borders: readonly Fraction[]): string {
  const value = readFraction(text) ?? parseFraction("0");
  const shown = borders.map((border) => textBeside(value, border, 2));
  return shown.sort((a, b) => b.length - a.length)[0] ?? roundedText(value, 2);
}
