import { TextField } from "@/components/forms/text-field";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { LineList } from "@/components/monitorings/editor/line-list";
import { freeAmong } from "@/components/monitorings/editor/new-parts";
import { CodeField } from "@/components/monitorings/editor/small-fields";
import { Checkbox } from "@/components/ui/checkbox";
import { FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Question } from "@/lib/modules/monitorings/forms/types";

type Option = Extract<Question, { type: "choice" }>["options"][number];

interface OptionLinesProps {
  options: readonly Option[];
  port: PartPort;
  /** Several may be chosen, so one of them may exclude the rest. */
  exclusive: boolean;
}

/** Options of a question: what is read, and by what code expressions and exports know it. */
export function OptionLines({ options, port, exclusive }: OptionLinesProps) {
  return (
    <LineList
      legend={FIELD_LABELS.options}
      noun="вариант"
      addLabel="Добавить вариант"
      error={port.problem("options")}
      lines={options}
      onChange={(lines) => port.set("options", lines)}
      onAdd={() => ({
        code: freeAmong(
          options.map(({ code }) => code),
          "o",
        ),
        label: `Вариант ${String(options.length + 1)}`,
        exclusive: false,
      })}
    >
      {(option, change) => (
        <div className="space-y-1">
          <CodedLine line={option} onChange={change} />
          {exclusive ? (
            <Checkbox
              label="Выбирается один, без других"
              checked={option.exclusive}
              onChange={({ target }) => change({ ...option, exclusive: target.checked })}
            />
          ) : null}
        </div>
      )}
    </LineList>
  );
}

interface CodedLineProps<Line extends { code: string; label: string }> {
  line: Line;
  onChange: (line: Line) => void;
}

/** A name and its code side by side. */
export function CodedLine<Line extends { code: string; label: string }>({
  line,
  onChange,
}: CodedLineProps<Line>) {
  return (
    <div className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_10rem]">
      <TextField
        label="Название"
        hideLabel
        value={line.label}
        onChange={({ target }) => onChange({ ...line, label: target.value })}
      />
      <CodeField
        label={`Код: ${line.label}`}
        hideLabel
        value={line.code}
        onChange={(code) => onChange({ ...line, code: String(code) })}
      />
    </div>
  );
}
