import { plural } from "@/lib/core/format/words";
import { groupOf } from "@/lib/modules/methodologies/evaluation/rules";
import {
  add,
  compare,
  DECIMAL,
  type Fraction,
  parseFraction,
  roundedText,
  ZERO,
} from "@/lib/modules/methodologies/fractions/rules";
import { GROUP_LABELS } from "@/lib/modules/methodologies/labels";
import {
  type Band,
  type Condition,
  type CountCondition,
  type Decimal,
  GROUPS,
  type IndexVerdict,
  type Rule,
} from "@/lib/modules/methodologies/types";
import type { RuleProblem } from "@/lib/modules/methodologies/validation/types";
import { conditionWords, countConditions, decimalText } from "@/lib/modules/methodologies/words/rules";

const ONE: Fraction = { n: 1n, d: 1n };
const HUNDRED: Fraction = { n: 100n, d: 1n };

/** Why a rule cannot be computed by, or would say something nobody meant; empty when it is sound. */
export function ruleProblems(rule: Rule): RuleProblem[] {
  const own =
    rule.verdict.kind === "conditions"
      ? conditionProblems(rule, rule.verdict.when)
      : [...weightProblems(rule, rule.verdict), ...bandProblems(rule.verdict.bands)];
  return [...generalProblems(rule), ...own];
}

function generalProblems(rule: Rule): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const { indicators, low, minParticipants, minIndicators, yearsWindow } = rule;
  if (![1, 2, 3].includes(yearsWindow))
    problems.push({ at: "years", text: "Укажите от одного до трёх лет." });
  if (indicators.length === 0) {
    problems.push({ at: "indicators", text: "Выберите хотя бы один показатель: иначе судить не по чему." });
  }
  if (new Set(indicators).size < indicators.length) {
    problems.push({
      at: "indicators",
      text: "Показатель выбран дважды: он считался бы за два. Уберите повтор.",
    });
  }
  if (!isPercent(low.value)) {
    problems.push({ at: "low", text: "Порог низкого результата — число от 0 до 100, например 30 или 29,5." });
  } else if (low.op === ">=" && Number(low.value) === 0) {
    problems.push({ at: "low", text: "При пороге «не менее 0 %» низким будет любой результат." });
  } else if (low.op === ">" && Number(low.value) === 100) {
    problems.push({
      at: "low",
      text: "Больше 100 % участников не бывает: низкого результата не будет никогда.",
    });
  }
  if (!isCount(minParticipants)) {
    problems.push({ at: "participants", text: "Минимум участников — целое число не меньше нуля." });
  }
  if (!isCount(minIndicators)) {
    problems.push({ at: "participants", text: "Минимум показателей — целое число не меньше нуля." });
  } else if (indicators.length > 0 && minIndicators > indicators.length) {
    problems.push({
      at: "participants",
      text: `Показателей выбрано ${String(indicators.length)}, а нужно не менее ${String(minIndicators)}: на ручное рассмотрение попадут все школы.`,
    });
  }
  return problems;
}

function conditionProblems(rule: Rule, when: Condition): RuleProblem[] {
  const counts = countConditions(when);
  const problem = (text: string): RuleProblem => ({ at: "conditions", text });
  if (counts.length === 0) return [problem("Добавьте хотя бы одно условие.")];
  const problems = counts.flatMap((condition) => oneProblem(rule, condition).map(problem));
  if (emptyGroup(when)) problems.push(problem("В одной из групп нет ни одного условия: уберите её."));
  const names = counts.flatMap(({ id }) => (id === undefined ? [] : [id]));
  if (new Set(names).size < names.length) {
    problems.push(problem("Обозначения условий повторяются: дайте им разные."));
  }
  return problems;
}

function emptyGroup(condition: Condition): boolean {
  return "of" in condition && (condition.of.length === 0 || condition.of.some(emptyGroup));
}

function oneProblem(rule: Rule, condition: CountCondition): string[] {
  if (!isCount(condition.atLeast) || condition.atLeast < 1) {
    return ["Количество в условии — целое число не меньше одного."];
  }
  const words = `Условие «${conditionWords(condition)}»`;
  const problems: string[] = [];
  const { length } = rule.indicators;
  if (length > 0 && condition.atLeast > length) {
    problems.push(`${words} никогда не выполнится: показателей всего ${String(length)}.`);
  }
  const years = condition.kind === "same_indicator_low" ? condition.years : [condition.year];
  if (years.some((back) => back >= rule.yearsWindow)) {
    const window = plural(rule.yearsWindow, "год", "года", "лет");
    problems.push(`${words} смотрит на год вне методики: увеличьте число лет (сейчас ${window}).`);
  }
  if (condition.kind === "same_indicator_low" && new Set(years).size < 2) {
    problems.push(`${words} сравнивает год с самим собой: нужны хотя бы два разных года.`);
  }
  if (condition.kind === "count_between") {
    const { from, below } = condition;
    if (!isPercent(from) || !isPercent(below)) {
      problems.push("Границы промежутка — числа от 0 до 100.");
    } else if (compare(parseFraction(from), parseFraction(below)) >= 0) {
      problems.push(`${words} никогда не выполнится: нижняя граница не меньше верхней.`);
    }
  }
  return problems;
}

function weightProblems(rule: Rule, { groupWeights, yearWeights }: IndexVerdict): RuleProblem[] {
  const problem = (text: string): RuleProblem => ({ at: "weights", text });
  const used = GROUPS.filter((group) => rule.indicators.some((code) => groupOf(code) === group));
  const weights = used.map((group) => groupWeights[group] ?? "0");
  const years = yearWeights.slice(0, rule.yearsWindow);
  if (![...weights, ...years].every(isDecimal)) {
    return [problem("Веса — числа не меньше нуля, например 0,35.")];
  }
  const problems = GROUPS.filter(
    (group) => !used.includes(group) && groupWeights[group] !== undefined && Number(groupWeights[group]) > 0,
  ).map((group) =>
    problem(`У группы ${GROUP_LABELS[group]} есть вес, но нет ни одного показателя: вес пропадёт.`),
  );
  if (used.length > 0 && compare(sum(weights), ONE) !== 0) {
    problems.push(problem(`Веса групп в сумме дают ${sumText(weights)}, а должны давать 1.`));
  }
  if (years.length < rule.yearsWindow) {
    const [asked, given] = [String(rule.yearsWindow), String(years.length)];
    problems.push(problem(`Задайте вес каждого года: лет ${asked}, весов ${given}.`));
  } else if (compare(sum(years), ONE) !== 0) {
    problems.push(problem(`Веса лет в сумме дают ${sumText(years)}, а должны давать 1.`));
  } else if (Number(years[0]) === 0) {
    problems.push(problem("Вес отчётного года равен нулю: методика судила бы только по прошлому."));
  }
  return problems;
}

function sum(decimals: readonly Decimal[]): Fraction {
  return decimals.map(parseFraction).reduce(add, ZERO);
}

function sumText(decimals: readonly Decimal[]): string {
  return roundedText(sum(decimals), 4).replace(/,?0+$/, "");
}

/** Bands cover the scale from its lowest to its highest, without holes and without laps. */
function bandProblems(bands: readonly Band[]): RuleProblem[] {
  const problem = (text: string): RuleProblem => ({ at: "bands", text });
  if (bands.length === 0) return [problem("Добавьте полосы: какой индекс что означает.")];
  const typed = bands.flatMap(({ from, below }) => [from, below]).filter((text) => text !== null);
  if (!typed.every(isPercent)) return [problem("Границы полос — числа от 0 до 100.")];
  const lower = ({ from }: Band): Fraction => (from === null ? ZERO : parseFraction(from));
  const upper = ({ below }: Band): Fraction => (below === null ? HUNDRED : parseFraction(below));
  const sorted = [...bands].sort((a, b) => compare(lower(a), lower(b)));
  const problems = sorted
    .filter((band) => compare(lower(band), upper(band)) >= 0)
    .map(({ from, below }) =>
      problem(`Полоса от ${shown(from)} до ${shown(below)} пуста: нижняя граница не меньше верхней.`),
    );
  sorted.slice(1).forEach((band, index) => {
    const before = sorted[index];
    if (before === undefined) return;
    const order = before.below === null ? 1 : compare(upper(before), lower(band));
    if (order > 0) problems.push(problem(`Полосы перекрываются: индекс ${shown(band.from)} попадает в две.`));
    if (order < 0) {
      const [from, to] = [shown(before.below), shown(band.from)];
      problems.push(problem(`Между полосами дыра: индекс от ${from} до ${to} не попадает никуда.`));
    }
  });
  const [first] = sorted;
  if (first && compare(lower(first), ZERO) > 0) {
    problems.push(
      problem(
        `Индекс ниже ${shown(first.from)} не попадает ни в одну полосу: уберите нижнюю границу первой.`,
      ),
    );
  }
  if (sorted.every(({ below }) => below !== null)) {
    problems.push(
      problem("Самый высокий индекс (100) не попадает ни в одну полосу: уберите верхнюю границу последней."),
    );
  }
  if (!bands.some(({ outcome }) => outcome === "identified" || outcome === "control_zone")) {
    problems.push(problem("Ни одна полоса не выявляет школу: решение всегда будет «не выявлена»."));
  }
  return problems;
}

function shown(text: Decimal | null): string {
  return text === null ? "…" : decimalText(text);
}

function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function isPercent(text: string): boolean {
  return isDecimal(text) && Number(text) <= 100;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 1000;
}
