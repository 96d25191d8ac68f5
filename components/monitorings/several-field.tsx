"use client";

import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface SeveralFieldProps {
  question: Extract<Question, { type: "choices" | "ranking" }>;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Several options: marks, or places in order of weight. */
export function SeveralField({
  question,
  id,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
}: SeveralFieldProps) {
  const chosen = Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
  const legend = optional ? `${label} (необязательно)` : label;
  if (question.type === "choices") {
    return (
      <Fieldset legend={legend} hint={hint} error={error}>
        {question.options.map(({ code, label: name }, position) => (
          <Checkbox
            key={code}
            id={position === 0 ? id : undefined}
            label={name}
            checked={chosen.includes(code)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))
            }
          />
        ))}
      </Fieldset>
    );
  }
  const places = Math.min(question.most ?? question.options.length, chosen.length + 1);
  return (
    <Fieldset legend={legend} hint={hint} error={error}>
      {Array.from({ length: places }, (_, place) => (
        <SelectField
          key={place}
          id={place === 0 ? id : undefined}
          label={`${String(place + 1)}-е место`}
          placeholder="Не выбрано"
          options={question.options
            .filter(({ code }) => code === chosen[place] || !chosen.includes(code))
            .map(({ code, label: name }) => ({ value: code, label: name }))}
          value={chosen[place] ?? ""}
          onChange={({ target }) => {
            const next = [...chosen];
            if (target.value === "") next.splice(place, 1);
            else next[place] = target.value;
            onChange(next);
          }}
        />
      ))}
    </Fieldset>
  );
}
