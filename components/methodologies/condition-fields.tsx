import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { CountFields } from "@/components/methodologies/count-fields";
import { problemOf, type RulePartProps } from "@/components/methodologies/rule-part";
import { Button } from "@/components/ui/button";
import type { Condition, ConditionVerdict, CountCondition } from "@/lib/modules/methodologies/types";
import { conditionWords, countConditions } from "@/lib/modules/methodologies/words/rules";

const NEW: Record<CountCondition["kind"], CountCondition> = {
  count_low: { kind: "count_low", year: 0, atLeast: 2 },
  count_between: { kind: "count_between", year: 0, from: "20", below: "30", atLeast: 2 },
  same_indicator_low: { kind: "same_indicator_low", years: [1, 0], atLeast: 1 },
};

const ADD: readonly { kind: CountCondition["kind"]; label: string }[] = [
  { kind: "count_low", label: "Низкие результаты года" },
  { kind: "same_indicator_low", label: "Один показатель низкий в разные годы" },
  { kind: "count_between", label: "Результаты в промежутке" },
];

/** Conditions of a rule: all of them or any of them. */
export function ConditionFields({
  rule,
  verdict,
  problems,
  onChange,
}: RulePartProps & { verdict: ConditionVerdict }) {
  const { when } = verdict;
  const kind = "of" in when ? when.kind : "all";
  const parts = "of" in when ? when.of : [when];
  const change = (next: Partial<ConditionVerdict>) => onChange({ ...rule, verdict: { ...verdict, ...next } });
  const setParts = (of: Condition[]) => change({ when: { kind, of } });
  return (
    <Fieldset legend="Условия" error={problemOf(problems, "conditions")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Сколько условий нужно"
          value={kind}
          onChange={(event) =>
            change({ when: { kind: event.target.value === "any" ? "any" : "all", of: parts } })
          }
          options={[
            { value: "all", label: "все условия" },
            { value: "any", label: "любое из условий" },
          ]}
        />
        <SelectField
          label="Что получает школа"
          value={verdict.outcome}
          onChange={(event) =>
            change({ outcome: event.target.value === "control_zone" ? "control_zone" : "identified" })
          }
          options={[
            { value: "identified", label: "выявлена" },
            { value: "control_zone", label: "зона контроля" },
          ]}
        />
      </div>
      {parts.map((part, at) => (
        <div
          key={at}
          role="group"
          aria-label={`Условие ${String(at + 1)}`}
          className="flex flex-wrap items-end gap-3 border-l-2 border-line-strong pl-3"
        >
          {"of" in part ? (
            <p className="basis-full">
              {countConditions(part)
                .map((each) => conditionWords(each))
                .join("; ")}
            </p>
          ) : (
            <CountFields
              condition={part}
              onChange={(next) => setParts(parts.map((each, index) => (index === at ? next : each)))}
            />
          )}
          <Button onClick={() => setParts(parts.filter((_, index) => index !== at))}>
            Убрать<span className="sr-only"> условие {at + 1}</span>
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        {ADD.map((option) => (
          <Button key={option.kind} onClick={() => setParts([...parts, NEW[option.kind]])}>
            + {option.label}
          </Button>
        ))}
      </div>
    </Fieldset>
  );
}
