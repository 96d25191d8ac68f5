import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { typedNumber } from "@/lib/modules/monitorings/answers/rules";
import type { Fact } from "@/lib/modules/monitorings/forms/types";

interface FactFieldsProps {
  facts: readonly Fact[];
  values: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, unknown>) => void;
}

/** What the portal would tell the form itself: for the trial it is typed. */
export function FactFields({ facts, values, onChange }: FactFieldsProps) {
  if (facts.length === 0) return null;
  const set = (code: string, value: unknown) => onChange({ ...values, [code]: value });
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-medium">Сведения портала для пробы</summary>
      <div className="mt-3 space-y-3">
        {facts.map(({ code, title, type, unit, source }) => {
          const texts = {
            id: `fact/${code}`,
            label: unit === null ? title : `${title}, ${unit}`,
            hint: source,
          };
          if (type === "truth")
            return (
              <SelectField
                key={code}
                {...texts}
                placeholder="Не выбрано"
                options={[
                  { value: "true", label: "Да" },
                  { value: "false", label: "Нет" },
                ]}
                onChange={({ target }) => set(code, target.value === "" ? null : target.value === "true")}
              />
            );
          if (type === "date")
            return <DateField key={code} {...texts} onChange={({ target }) => set(code, target.value)} />;
          return (
            <TextField
              key={code}
              {...texts}
              autoComplete="off"
              onChange={({ target }) =>
                set(code, type === "number" ? typedNumber(target.value) : target.value)
              }
            />
          );
        })}
      </div>
    </details>
  );
}
