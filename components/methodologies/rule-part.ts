import type { Rule } from "@/lib/modules/methodologies/types";
import type { RuleProblem } from "@/lib/modules/methodologies/validation/types";

export interface RulePartProps {
  rule: Rule;
  problems: readonly RuleProblem[];
  onChange: (rule: Rule) => void;
}

/** What is said of a part of the form. */
export function problemOf(problems: readonly RuleProblem[], at: RuleProblem["at"]): string | undefined {
  const texts = problems.filter((problem) => problem.at === at).map(({ text }) => text);
  return texts.length === 0 ? undefined : texts.join(" ");
}
