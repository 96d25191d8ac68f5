import { Notice } from "@/components/ui/notice";
import type { Rule } from "@/lib/modules/methodologies/types";
import type { RuleProblem } from "@/lib/modules/methodologies/validation/types";
import type { IndicatorRow } from "@/lib/modules/methodologies/versions/types";
import { ruleWords } from "@/lib/modules/methodologies/words/rules";

interface RuleWordsProps {
  rule: Rule;
  indicators: readonly IndicatorRow[];
  problems?: readonly RuleProblem[];
}

/** A rule in words, and what is wrong with it. */
export function RuleWords({ rule, indicators, problems = [] }: RuleWordsProps) {
  const titles = Object.fromEntries(indicators.map(({ code, title }) => [code, title]));
  return (
    <div className="space-y-3">
      {problems.length > 0 ? (
        <Notice tone="warning" heading="По этому правилу считать нельзя">
          <ul className="list-disc pl-5">
            {problems.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <div className="max-w-prose space-y-1">
        {ruleWords(rule, titles).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
