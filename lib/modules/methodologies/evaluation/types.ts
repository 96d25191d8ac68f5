import type { Fraction } from "@/lib/modules/methodologies/fractions/rules";
import type { Cell, Group, Rule } from "@/lib/modules/methodologies/types";

/** A share no less (or more) than the threshold, told by multiplication of whole numbers. */
export interface Threshold {
  numerator: number;
  denominator: number;
  inclusive: boolean;
}

/** A rule made ready for many schools: decimals parsed, indicators sorted into groups. */
export interface CompiledRule {
  rule: Rule;
  low: Threshold;
  groups: { group: Group; weight: Fraction; indicators: string[] }[];
  yearWeights: Fraction[];
  bands: {
    from: Fraction | null;
    below: Fraction | null;
    outcome: "identified" | "control_zone" | "not_identified" | "manual_review";
  }[];
}

/** What an indicator is to the rule. */
export type Standing = "low" | "not_low" | "small" | "not_applicable" | "missing";

export type Cells = Readonly<Record<string, Cell>>;
