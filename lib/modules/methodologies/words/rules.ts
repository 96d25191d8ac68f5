import { joinWords, plural } from "@/lib/core/format/words";
import { GROUP_LABELS, OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import {
  type Band,
  type Condition,
  type CountCondition,
  type Decimal,
  GROUPS,
  type Rule,
} from "@/lib/modules/methodologies/types";

/** «0.35» → «0,35». */
export function decimalText(value: Decimal): string {
  return value.replace(".", ",");
}

/** Conditions that count, in the order of the rule. */
export function countConditions(condition: Condition): CountCondition[] {
  return "of" in condition ? condition.of.flatMap(countConditions) : [condition];
}

/** «2023 году» of a run, «предыдущем году» of a rule by itself. */
function yearWords(back: number, year: number | null): string {
  if (year !== null) return `${String(year - back)} году`;
  return back === 0 ? "отчётном году" : back === 1 ? "предыдущем году" : "позапрошлом году";
}

/** What a condition asks; with the year of a run or without one. */
export function conditionWords(condition: CountCondition, year: number | null = null): string {
  const name = condition.id === undefined ? "" : `${condition.id}. `;
  const atLeast = `не менее ${String(condition.atLeast)}`;
  switch (condition.kind) {
    case "count_low":
      return `${name}Низких результатов в ${yearWords(condition.year, year)} ${atLeast}`;
    case "count_between": {
      const small =
        condition.minParticipants === undefined
          ? ""
          : ` при числе участников не менее ${String(condition.minParticipants)}`;
      return `${name}Результатов от ${decimalText(condition.from)} % до ${decimalText(condition.below)} % (не включая) в ${yearWords(condition.year, year)}${small} ${atLeast}`;
    }
    case "same_indicator_low": {
      const years = [...condition.years].sort((a, b) => b - a).map((back) => yearWords(back, year));
      return `${name}Показателей с низким результатом и в ${years.join(", и в ")} ${atLeast}`;
    }
  }
}

/** «менее 83 — выявлена». */
export function bandWords({ from, below, outcome }: Band): string {
  const lower = from === null ? "" : `от ${decimalText(from)}`;
  const upper =
    below === null
      ? ""
      : from === null
        ? `менее ${decimalText(below)}`
        : ` до ${decimalText(below)} (не включая)`;
  return `${from === null && below === null ? "любой индекс" : `${lower}${upper}`} — ${OUTCOME_LABELS[outcome]}`;
}

/** The rule in words, one sentence a line; `titles` names its indicators. */
export function ruleWords(rule: Rule, titles: Readonly<Record<string, string>>): string[] {
  const op = rule.low.op === ">=" ? "не менее" : "более";
  const attempt =
    rule.low.attempt === "first"
      ? "по первой попытке"
      : "с учётом пересдач, а где их не было — по первой попытке";
  const lines = [
    rule.yearsWindow === 1
      ? "Смотрят результаты одного, отчётного года."
      : `Смотрят результаты за ${plural(rule.yearsWindow, "год", "года", "лет")}: отчётный и предшествующие.`,
    rule.indicators.length === 0
      ? "Показатели не выбраны."
      : `Показатели: ${rule.indicators.map((code) => titles[code] ?? code).join("; ")}.`,
    `Результат низкий, когда минимального порога не преодолели ${op} ${decimalText(rule.low.value)} % участников, ${attempt}. Доли сравнивают точно, без округления.`,
  ];
  if (rule.minParticipants > 1) {
    lines.push(`Показатель, где участников меньше ${String(rule.minParticipants)}, не учитывается.`);
  }
  if (rule.appliesTo === "not_on_base_list") {
    lines.push("Методика касается школ, которые не вошли в перечень, на который она опирается.");
  }
  lines.push(...(rule.verdict.kind === "conditions" ? conditionLines(rule) : indexLines(rule)));
  if (rule.minIndicators > 0) {
    lines.push(
      `Если показателей, по которым можно судить, меньше ${String(rule.minIndicators)}, школу рассматривает специалист ИМАЦ.`,
    );
  }
  return lines;
}

function conditionLines(rule: Rule): string[] {
  if (rule.verdict.kind !== "conditions") return [];
  const { when, outcome } = rule.verdict;
  const result = outcome === "identified" ? "школа была выявлена" : "школа была отнесена к зоне контроля";
  const head =
    "of" in when && when.of.length > 1
      ? `Чтобы ${result}, ${when.kind === "all" ? "нужны все условия" : "достаточно одного из условий"}:`
      : `Чтобы ${result}, нужно условие:`;
  return [head, ...lines(when)];
}

function lines(condition: Condition): string[] {
  if (!("of" in condition)) return [`— ${conditionWords(condition)};`];
  return condition.of.flatMap((part) =>
    "of" in part
      ? [
          `— ${part.kind === "all" ? "вместе" : "одно из"}: ${countConditions(part)
            .map((each) => conditionWords(each))
            .join("; ")};`,
        ]
      : lines(part),
  );
}

function indexLines(rule: Rule): string[] {
  if (rule.verdict.kind !== "index") return [];
  const { groupWeights, yearWeights, bands } = rule.verdict;
  const groups = GROUPS.flatMap((group) => {
    const weight = groupWeights[group];
    return weight === undefined ? [] : [`${GROUP_LABELS[group]} — ${decimalText(weight)}`];
  });
  const years = yearWeights
    .slice(0, rule.yearsWindow)
    .map(
      (weight, back) =>
        `${["отчётный", "предыдущий", "позапрошлый"][back] ?? ""} год — ${decimalText(weight)}`,
    );
  return [
    `Индекс = 100 минус взвешенная доля не преодолевших минимум, в процентах. Внутри группы показатели равны; веса групп: ${joinWords(groups)}; веса лет: ${joinWords(years)}.`,
    "Группа или год без единого показателя не учитываются, веса остальных пересчитываются.",
    `Решение по индексу: ${bands.map(bandWords).join("; ")}.`,
  ];
}
