import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { DecimalInput, IntegerInput, MaybeText } from "@/components/monitorings/editor/small-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface NumberFieldsProps {
  question: Extract<Question, { type: "integer" | "decimal" | "percent" }>;
  port: PartPort;
  /** A column of a table is not compared by itself. */
  column: boolean;
}

/** Unit, limits and comparison with last year of a number. */
export function NumberFields({ question, port, column }: NumberFieldsProps) {
  const { compare } = question;
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <MaybeText {...at("unit")} value={question.unit} />
        <DecimalInput {...at("min")} value={question.min} />
        <DecimalInput {...at("max")} value={question.max} />
        {question.type === "integer" ? null : <IntegerInput {...at("digits")} value={question.digits} />}
      </div>
      {question.type === "integer" ? (
        <Checkbox
          label="Числа от 1 до 4 показывать как «<5» вне школы, её МОУО и ИМАЦ"
          checked={question.small}
          onChange={({ target }) => port.set("small", target.checked)}
        />
      ) : null}
      {column ? null : (
        <div className="space-y-2">
          <Checkbox
            label={FIELD_LABELS.compare}
            checked={compare !== null}
            onChange={({ target }) => port.set("compare", target.checked ? { warnPercent: null } : null)}
          />
          {compare ? (
            <DecimalInput
              label="Просить пояснение, если ответ изменился больше чем на, %"
              optional
              error={port.problem("compare")}
              value={compare.warnPercent}
              onChange={(warnPercent) => port.set("compare", { warnPercent })}
            />
          ) : null}
        </div>
      )}
    </>
  );
}
