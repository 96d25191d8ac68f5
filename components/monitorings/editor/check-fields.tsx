import { SelectField } from "@/components/forms/select-field";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { ExpressionField } from "@/components/monitorings/editor/expression-field";
import { CodeField, LongText, typedCode } from "@/components/monitorings/editor/small-fields";
import { FIELD_LABELS, SEVERITY_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Check } from "@/lib/modules/monitorings/forms/types";

interface CheckFieldsProps {
  check: Check;
  port: PartPort;
  /** The table whose every row it looks at; null: the whole form. */
  table: string | null;
}

/** What must hold, and what is said where it does not. */
export function CheckFields({ check, port, table }: CheckFieldsProps) {
  return (
    <div className="space-y-4">
      <ExpressionField
        label="Должно выполняться"
        hint="Пока ответов не хватает, проверка молчит."
        error={port.problem("expression")}
        value={check.expression}
        wanted="truth"
        table={table}
        onChange={(value) => port.set("expression", value ?? "")}
      />
      <LongText
        label={FIELD_LABELS.text}
        error={port.problem("text")}
        value={check.text}
        onChange={(value) => port.set("text", value)}
      />
      <div className="flex flex-wrap gap-4">
        <SelectField
          label={FIELD_LABELS.severity}
          error={port.problem("severity")}
          options={Object.entries(SEVERITY_LABELS).map(([value, label]) => ({ value, label }))}
          value={check.severity}
          onChange={({ target }) => port.set("severity", target.value)}
        />
        <CodeField
          label={FIELD_LABELS.code}
          error={port.problem("code")}
          value={typedCode(check.code, port)}
          onChange={(value) => port.set("code", value)}
        />
      </div>
    </div>
  );
}
