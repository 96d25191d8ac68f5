import type { RiskLevel } from "@/lib/core/db/enums";
import {
  compare,
  DECIMAL,
  parseFraction,
  roundedText,
  textBeside,
  type Fraction,
} from "@/lib/modules/methodologies/fractions/rules";
import type {
  FactorIndicator,
  IndicatorReading,
  IndicatorSource,
  KnownFigures,
  ReadValue,
  RiskFactor,
  Suggestion,
  Threshold,
} from "@/lib/modules/risk-profiles/types";

/** At most so many factors are worked on first: a programme must stay feasible. Source: handbook 3.2, «Priority risks». */
export const MOST_PRIORITIES = 4;

/**
 * The level the figures speak for: high when an indicator is beyond its red threshold or two are beyond amber, medium
 * when one is, else low; nothing where no indicator with a threshold has a value. Source: handbook 3.2, «Level rule» [A].
 */
export function suggestLevel(
  { indicators }: Pick<RiskFactor, "indicators">,
  known: KnownFigures,
): Suggestion {
  const readings = indicators.flatMap((indicator) => {
    const read = readValue(indicator.source, known);
    return read ? [toReading(indicator, read)] : [];
  });
  return { level: levelOf(readings), readings };
}

function levelOf(readings: readonly IndicatorReading[]): RiskLevel | null {
  const count = (mark: IndicatorReading["mark"]) =>
    readings.filter((reading) => reading.mark === mark).length;
  if (readings.length === count("none")) return null;
  if (count("red") > 0 || count("amber") > 1) return "high";
  return count("amber") === 1 ? "medium" : "low";
}

function toReading({ title, unit, source, amber, red }: FactorIndicator, read: ReadValue): IndicatorReading {
  const { value, origin, detail } = read;
  const beyond = (threshold: Threshold | null) => threshold !== null && isBeyond(value, threshold);
  const mark = beyond(red) ? "red" : beyond(amber) ? "amber" : amber || red ? "calm" : "none";
  const digits = value.n % value.d === 0n ? 0 : 1;
  // As many digits as it takes to stand on its side of either border.
  const texts = [amber, red].map((threshold) =>
    threshold ? textBeside(value, parseFraction(threshold.value), digits) : roundedText(value, digits),
  );
  const text = texts.reduce((longest, one) => (one.length > longest.length ? one : longest));
  return {
    title: detail ? `${title} (${detail})` : title,
    value:
      source.kind === "yes" ? (value.n === 0n ? "нет" : "есть") : [text, unit].filter(Boolean).join("\u00a0"),
    origin,
    mark,
  };
}

function isBeyond(value: Fraction, { op, value: border }: Threshold): boolean {
  const side = compare(value, parseFraction(border));
  switch (op) {
    case ">=":
      return side >= 0;
    case ">":
      return side > 0;
    case "<=":
      return side <= 0;
    case "<":
      return side < 0;
  }
}

/** The value of an indicator; null where it is not known. */
function readValue(source: IndicatorSource, known: KnownFigures): ReadValue | null {
  if (source.kind === "results") return largestShare(known.results);
  const form = known.forms[source.form];
  if (!form) return null;
  const number = (name: string) => decimalOf(form.answers[name] ?? form.facts[name]);
  const found = (value: Fraction | null): ReadValue | null =>
    value && { value, origin: form.origin, detail: "" };
  switch (source.kind) {
    case "number":
      return found(number(source.question));
    case "share": {
      const [part, whole] = [number(source.part), number(source.whole)];
      if (!part || !whole || whole.n === 0n) return null;
      return found({ n: part.n * whole.d * 100n, d: part.d * whole.n });
    }
    case "yes": {
      const answer = form.answers[source.question];
      return typeof answer === "boolean" ? found({ n: answer ? 1n : 0n, d: 1n }) : null;
    }
    case "missing": {
      const answer = form.answers[source.question];
      if (!Array.isArray(answer)) return null;
      const absent = source.options.filter((option) => !answer.includes(option));
      return found({ n: BigInt(absent.length), d: 1n });
    }
    case "choice": {
      const answer = form.answers[source.question];
      return typeof answer === "string" ? found(decimalOf(source.values[answer])) : null;
    }
  }
}

function largestShare(results: KnownFigures["results"]): ReadValue | null {
  const shares = results
    .filter(({ participants }) => participants > 0)
    .map(({ title, year, participants, belowMin }) => ({
      value: { n: BigInt(belowMin) * 100n, d: BigInt(participants) },
      origin: `результаты ${String(year)} года`,
      detail: title,
    }));
  return shares.reduce<ReadValue | null>(
    (largest, share) => (largest === null || compare(share.value, largest.value) > 0 ? share : largest),
    null,
  );
}

function decimalOf(value: unknown): Fraction | null {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && DECIMAL.test(text) ? parseFraction(text) : null;
}

/** Must the school say what its judgement rests on: is it another than the figures speak for, or do they say nothing? */
export function needsReason(level: RiskLevel, suggested: RiskLevel | null): boolean {
  return level !== suggested;
}
