import { standing } from "@/lib/modules/methodologies/evaluation/conditions/rules";
import { indexYears } from "@/lib/modules/methodologies/evaluation/indices/rules";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import type { Standing } from "@/lib/modules/methodologies/evaluation/types";
import { indexReasons, stepReasons } from "@/lib/modules/methodologies/explanations/reasons/rules";
import type {
  ExplanationText,
  IndicatorLine,
  IndicatorTitles,
} from "@/lib/modules/methodologies/explanations/types";
import { parseFraction, textBeside } from "@/lib/modules/methodologies/fractions/rules";
import { decimalText } from "@/lib/modules/methodologies/words/rules";
import type { Cell, Evaluation, Rule, SchoolFacts } from "@/lib/modules/methodologies/types";

export interface Explained {
  rule: Rule;
  /** Year Y of the run. */
  year: number;
  facts: SchoolFacts;
  evaluation: Evaluation;
  titles: IndicatorTitles;
  /** Procedures ИМАЦ said were not held, by years back from Y. */
  notHeld: readonly { code: string; back: number }[];
}

/** The verdict in words for a director. Pure: the same words for the same data. */
export function explain(explained: Explained): ExplanationText {
  const { rule, year, facts, evaluation, titles, notHeld } = explained;
  const compiled = compileRule(rule);
  const years = Array.from({ length: rule.yearsWindow }, (_, back) => ({
    year: year - back,
    lines: rule.indicators.map((code): IndicatorLine => {
      const cell = facts.years[back]?.[code];
      const state = standing(compiled, cell);
      const held = !notHeld.some((one) => one.code === code && one.back === back);
      return { code, standing: state, text: `${titles[code] ?? code}: ${figure(rule, cell, state, held)}` };
    }),
  }));
  const { step, index } = evaluation.explanation;
  const reasons = [
    ...(step === null ? [] : stepReasons(step, rule, year, titles)),
    ...(index === null ? [] : indexReasons(index, indexYears(compiled, facts.years), rule, year)),
  ];
  return { conclusion: conclusion(explained), reasons, years };
}

/** «14 из 40 — 35,0 % при пороге 30 %: низкий результат». */
function figure(rule: Rule, cell: Cell | undefined, state: Standing, held: boolean): string {
  if (state === "missing") return "данные не поступили";
  if (typeof cell !== "object" || state === "not_applicable") {
    return held
      ? "не применяется: нет такого класса или участников"
      : "не применяется: процедура не проводилась";
  }
  const [below, participants] = cell;
  const share = textBeside(
    { n: BigInt(100 * below), d: BigInt(participants) },
    parseFraction(rule.low.value),
    1,
  );
  const counted = `${String(below)} из ${String(participants)} — ${share} %`;
  const threshold = `при пороге ${decimalText(rule.low.value)} %`;
  switch (state) {
    case "low":
      return `${counted} ${threshold}: низкий результат`;
    case "not_low":
      return `${counted} ${threshold}: результат не низкий`;
    case "small":
      return `${counted}; участников меньше ${String(rule.minParticipants)}, показатель не учитывается`;
  }
}

function conclusion({ rule, evaluation, titles, facts }: Explained): string {
  const { outcome, explanation } = evaluation;
  switch (outcome) {
    case "identified":
      return "По методике школа относится к школам с низкими образовательными результатами.";
    case "control_zone":
      return explanation.flags.length === 0
        ? "По методике школа относится к зоне контроля."
        : `По методике школа относится к зоне контроля (признаки: ${explanation.flags.join(", ")}).`;
    case "not_identified":
      return explanation.applies === "no"
        ? "Школа входит в перечень, на который опирается методика, поэтому в зону контроля не зачисляется."
        : rule.verdict.kind === "conditions" && rule.verdict.outcome === "control_zone"
          ? "По методике школа не относится к зоне контроля."
          : "По методике школа не относится к школам с низкими образовательными результатами.";
    case "manual_review":
      return `Решение принимает специалист ИМАЦ: ${manualReason(rule, explanation)}.`;
    case "insufficient_data":
      return insufficient(
        rule,
        explanation.applies === "unknown" ? (facts.base ?? null) : null,
        explanation.years,
        titles,
      );
  }
}

/** Why a person decides: too little to judge by, no index at all, or an index the rule leaves to a person. */
function manualReason(rule: Rule, { years, index }: Evaluation["explanation"]): string {
  const usable = years[0]?.usable ?? 0;
  if (usable < rule.minIndicators) {
    return `показателей, по которым можно судить, — ${String(usable)}, а нужно не менее ${String(rule.minIndicators)}`;
  }
  if (index === null) return "в отчётном году нет показателей, по которым считают индекс";
  const left =
    rule.verdict.kind === "index" && rule.verdict.bands.some(({ outcome }) => outcome === "manual_review");
  return left
    ? "для полосы, в которую попадает индекс школы, методика назначает ручное рассмотрение"
    : "индекс школы не попадает ни в одну полосу методики";
}

function insufficient(
  rule: Rule,
  base: string | null,
  years: Evaluation["explanation"]["years"],
  titles: IndicatorTitles,
): string {
  const missing = [...new Set(years.flatMap(({ missing: codes }) => codes))].map(
    (code) => titles[code] ?? code,
  );
  if (base !== null) {
    return "Решения нет: не решено, входит ли школа в перечень, на который опирается методика.";
  }
  const named = missing.slice(0, 4).join("; ");
  const rest = missing.length > 4 ? ` и ещё ${String(missing.length - 4)}` : "";
  const outcome =
    rule.verdict.kind === "index"
      ? "от них зависит, в какую полосу попадёт индекс"
      : rule.verdict.outcome === "control_zone"
        ? "если результат по ним окажется низким, школа войдёт в зону контроля"
        : "если результат по ним окажется низким, школа войдёт в перечень";
  return `Решения нет: не хватает данных (${named}${rest}); ${outcome}.`;
}
