import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { BandFields } from "@/components/methodologies/band-fields";
import { ConditionFields } from "@/components/methodologies/condition-fields";
import { DecimalField, IntegerField } from "@/components/methodologies/number-fields";
import { problemOf, type RulePartProps } from "@/components/methodologies/rule-part";
import { WeightFields } from "@/components/methodologies/weight-fields";
import { Checkbox } from "@/components/ui/checkbox";
import type { Rule } from "@/lib/modules/methodologies/types";
import type { IndicatorRow } from "@/lib/modules/methodologies/versions/types";

interface RuleFieldsProps extends RulePartProps {
  indicators: readonly IndicatorRow[];
  /** Where the figures of one attempt are all there is, it is not chosen. */
  fixedAttempt?: boolean;
}

/** The form of a rule: the same in the editor of a version and in the sandbox. */
export function RuleFields({ rule, indicators, problems, onChange, fixedAttempt = false }: RuleFieldsProps) {
  const part = { rule, problems, onChange };
  return (
    <div className="space-y-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Сколько лет смотреть"
          value={String(rule.yearsWindow)}
          onChange={(event) => onChange(withYears(rule, Number(event.target.value)))}
          options={[
            { value: "1", label: "один, отчётный" },
            { value: "2", label: "два: отчётный и предыдущий" },
            { value: "3", label: "три" },
          ]}
        />
        {fixedAttempt ? null : (
          <SelectField
            label="Какая попытка"
            value={rule.low.attempt}
            onChange={(event) =>
              onChange({
                ...rule,
                low: { ...rule.low, attempt: event.target.value === "final" ? "final" : "first" },
              })
            }
            options={[
              { value: "first", label: "первая" },
              { value: "final", label: "с учётом пересдач" },
            ]}
          />
        )}
        <SelectField
          label="Результат низкий, когда порог"
          value={rule.low.op}
          onChange={(event) =>
            onChange({ ...rule, low: { ...rule.low, op: event.target.value === ">" ? ">" : ">=" } })
          }
          options={[
            { value: ">=", label: "достигнут или превышен (не менее)" },
            { value: ">", label: "превышен (более)" },
          ]}
        />
        <DecimalField
          label="Порог, % не преодолевших минимум"
          value={rule.low.value}
          error={problemOf(problems, "low")}
          onChange={(value) => onChange({ ...rule, low: { ...rule.low, value } })}
        />
        <IntegerField
          label="Минимум участников"
          hint="С меньшим числом показатель не учитывается."
          value={rule.minParticipants}
          error={problemOf(problems, "participants")}
          onChange={(minParticipants) => onChange({ ...rule, minParticipants })}
        />
        <IntegerField
          label="Минимум показателей"
          hint="Если судить можно по меньшему числу, школу рассматривает специалист. 0 — не спрашивать."
          value={rule.minIndicators}
          onChange={(minIndicators) => onChange({ ...rule, minIndicators })}
        />
      </div>
      <Fieldset legend="Показатели" error={problemOf(problems, "indicators")}>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {indicators
            .filter(({ code, active }) => active || rule.indicators.includes(code))
            .map(({ code, title }) => (
              <Checkbox
                key={code}
                label={title}
                checked={rule.indicators.includes(code)}
                onChange={(event) =>
                  onChange({ ...rule, indicators: chosen(rule, indicators, code, event.target.checked) })
                }
              />
            ))}
        </div>
      </Fieldset>
      <Checkbox
        label="Только для школ, не вошедших в перечень, на который методика опирается"
        hint="Так устроена зона контроля: перечень выбирают при расчёте."
        checked={rule.appliesTo === "not_on_base_list"}
        onChange={(event) =>
          onChange({ ...rule, appliesTo: event.target.checked ? "not_on_base_list" : "all" })
        }
      />
      {rule.verdict.kind === "conditions" ? (
        <ConditionFields {...part} verdict={rule.verdict} />
      ) : (
        <>
          <WeightFields {...part} verdict={rule.verdict} />
          <BandFields {...part} verdict={rule.verdict} />
        </>
      )}
    </div>
  );
}

/** Another window keeps the weights there are; a year that had none begins with nothing. */
function withYears(rule: Rule, yearsWindow: number): Rule {
  if (rule.verdict.kind === "conditions") return { ...rule, yearsWindow };
  const { yearWeights } = rule.verdict;
  const weights = Array.from({ length: yearsWindow }, (_, back) => yearWeights[back] ?? "0");
  return { ...rule, yearsWindow, verdict: { ...rule.verdict, yearWeights: weights } };
}

/** Chosen indicators in the order of the region. */
function chosen(rule: Rule, all: readonly IndicatorRow[], code: string, on: boolean): string[] {
  const codes = new Set(rule.indicators);
  if (on) codes.add(code);
  else codes.delete(code);
  return all.map((indicator) => indicator.code).filter((each) => codes.has(each));
}
