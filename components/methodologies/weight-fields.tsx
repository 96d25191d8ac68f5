import { Fieldset } from "@/components/forms/fieldset";
import { DecimalField } from "@/components/methodologies/number-fields";
import { problemOf, type RulePartProps } from "@/components/methodologies/rule-part";
import { GROUP_LABELS } from "@/lib/modules/methodologies/labels";
import { GROUPS, type IndexVerdict } from "@/lib/modules/methodologies/types";

const YEARS = ["отчётный год", "предыдущий год", "позапрошлый год"];

/** Weights of the index: of the procedures and of the years. */
export function WeightFields({
  rule,
  verdict,
  problems,
  onChange,
}: RulePartProps & { verdict: IndexVerdict }) {
  const change = (next: Partial<IndexVerdict>) => onChange({ ...rule, verdict: { ...verdict, ...next } });
  return (
    <Fieldset
      legend="Веса"
      hint="Индекс = 100 минус взвешенная доля не преодолевших минимум. Веса групп и веса лет в сумме дают по единице."
      error={problemOf(problems, "weights")}
    >
      <div className="flex flex-wrap gap-4">
        {GROUPS.map((group) => (
          <DecimalField
            key={group}
            label={GROUP_LABELS[group]}
            value={verdict.groupWeights[group] ?? "0"}
            onChange={(weight) => change({ groupWeights: { ...verdict.groupWeights, [group]: weight } })}
          />
        ))}
        {verdict.yearWeights.slice(0, rule.yearsWindow).map((weight, back) => (
          <DecimalField
            key={YEARS[back]}
            label={YEARS[back] ?? ""}
            value={weight}
            onChange={(next) =>
              change({ yearWeights: verdict.yearWeights.map((each, at) => (at === back ? next : each)) })
            }
          />
        ))}
      </div>
    </Fieldset>
  );
}
