import { Fieldset } from "@/components/forms/fieldset";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { IntegerInput } from "@/components/monitorings/editor/small-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Question } from "@/lib/modules/monitorings/forms/types";

const EXTENSIONS = ["pdf", "xlsx", "docx", "jpg", "png"] as const;

interface FileFieldsProps {
  question: Extract<Question, { type: "file" | "requisites" }>;
  port: PartPort;
}

/** Which files are taken, how large and how many. */
export function FileFields({ question, port }: FileFieldsProps) {
  const { extensions } = question;
  const at = (field: "maxMegabytes" | "maxFiles") => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  return (
    <>
      <Fieldset legend={FIELD_LABELS.extensions} error={port.problem("extensions")}>
        <div className="flex flex-wrap gap-x-4">
          {EXTENSIONS.map((extension) => (
            <Checkbox
              key={extension}
              label={extension}
              checked={extensions.includes(extension)}
              onChange={({ target }) =>
                port.set(
                  "extensions",
                  EXTENSIONS.filter((each) =>
                    each === extension ? target.checked : extensions.includes(each),
                  ),
                )
              }
            />
          ))}
        </div>
      </Fieldset>
      <div className="flex flex-wrap gap-4">
        <IntegerInput {...at("maxMegabytes")} value={question.maxMegabytes} />
        <IntegerInput {...at("maxFiles")} value={question.maxFiles} />
      </div>
    </>
  );
}
