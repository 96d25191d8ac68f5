import { SelectField } from "@/components/forms/select-field";
import { DecimalField, IntegerField } from "@/components/methodologies/number-fields";
import type { CountCondition } from "@/lib/modules/methodologies/types";

const YEARS = ["отчётный", "предыдущий", "позапрошлый"];

interface CountFieldsProps {
  condition: CountCondition;
  onChange: (condition: CountCondition) => void;
}

/** One condition that counts: what, of which year, how many. */
export function CountFields({ condition, onChange }: CountFieldsProps) {
  switch (condition.kind) {
    case "count_low":
      return (
        <>
          <YearField value={condition.year} onChange={(year) => onChange({ ...condition, year })} />
          <IntegerField
            label="Низких результатов не менее"
            value={condition.atLeast}
            onChange={(atLeast) => onChange({ ...condition, atLeast })}
          />
        </>
      );
    case "count_between":
      return (
        <>
          <YearField value={condition.year} onChange={(year) => onChange({ ...condition, year })} />
          <DecimalField
            label="От, %"
            value={condition.from}
            onChange={(from) => onChange({ ...condition, from })}
          />
          <DecimalField
            label="До, % (не включая)"
            value={condition.below}
            onChange={(below) => onChange({ ...condition, below })}
          />
          <IntegerField
            label="Результатов не менее"
            value={condition.atLeast}
            onChange={(atLeast) => onChange({ ...condition, atLeast })}
          />
          <IntegerField
            label="Участников не менее"
            value={condition.minParticipants ?? Number.NaN}
            onChange={(count) =>
              onChange({ ...condition, minParticipants: Number.isNaN(count) ? undefined : count })
            }
          />
        </>
      );
    case "same_indicator_low":
      return (
        <IntegerField
          label={`Показателей, низких и в ${condition.years.length > 2 ? "каждом из трёх лет" : "предыдущем, и в отчётном году"}, не менее`}
          value={condition.atLeast}
          onChange={(atLeast) => onChange({ ...condition, atLeast })}
        />
      );
  }
}

function YearField({ value, onChange }: { value: number; onChange: (year: number) => void }) {
  return (
    <SelectField
      label="Год"
      value={String(value)}
      onChange={(event) => onChange(Number(event.target.value))}
      options={YEARS.map((label, back) => ({ value: String(back), label }))}
    />
  );
}
