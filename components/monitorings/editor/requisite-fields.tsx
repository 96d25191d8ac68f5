import { Fieldset } from "@/components/forms/fieldset";
import { SelectField } from "@/components/forms/select-field";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import {
  FIELD_LABELS,
  REQUISITE_LABELS,
  REQUISITE_PART_LABELS,
} from "@/lib/modules/monitorings/forms/labels";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface RequisiteFieldsProps {
  parts: Extract<Question, { type: "requisites" }>["parts"];
  port: PartPort;
}

const PARTS = ["number", "date", "link", "file"] as const;

/** Which requisites of a document are asked for. */
export function RequisiteFields({ parts, port }: RequisiteFieldsProps) {
  return (
    <Fieldset legend={FIELD_LABELS.parts} error={port.problem("parts")}>
      <div className="grid gap-3 sm:grid-cols-2">
        {PARTS.map((part) => (
          <SelectField
            key={part}
            label={REQUISITE_LABELS[part]}
            options={Object.entries(REQUISITE_PART_LABELS).map(([value, label]) => ({ value, label }))}
            value={parts[part]}
            onChange={({ target }) => port.set("parts", { ...parts, [part]: target.value })}
          />
        ))}
      </div>
    </Fieldset>
  );
}
