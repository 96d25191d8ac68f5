"use client";

import { Trash2 } from "lucide-react";
import { memo, useState } from "react";
import { useStore } from "zustand";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { Cell, RowHead } from "@/components/tables/table";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import type { CatalogueEntryRow, TrackRow } from "@/lib/modules/catalogue/types";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import type { EntryField } from "./catalogue-edits";
import type { CatalogueEditor } from "./create-catalogue-editor";

interface EntryProps {
  entry: CatalogueEntryRow;
  editor: CatalogueEditor;
}

/** A sample measure being edited; drawn again only when it changes. */
export const CatalogueEntryLine = memo(function CatalogueEntryLine({
  entry,
  lines,
  editor,
}: EntryProps & { lines: TrackRow["lines"] }) {
  const rules = Object.entries(schoolRuleLabels).filter(([rule]) => rule !== "chosen");
  return (
    <tr>
      <RowHead>{entry.code}</RowHead>
      <Cell label="Мероприятие">
        <div className="min-w-0 space-y-1">
          <TextInput {...{ entry, editor }} field="title" label="Мероприятие" />
          {lines.length > 0 ? (
            <MultiSelectField
              label={`Строки трека, мероприятие ${entry.code}`}
              hideLabel
              compact
              placeholder="Строки трека не выбраны"
              summary={`Строки трека: ${entry.trackLines.join(", ")}`}
              options={lines.map((line) => ({
                value: String(line.number),
                label: `${String(line.number)}. ${line.text}`,
              }))}
              value={entry.trackLines.map(String)}
              onChange={(chosen) => editor.set(entry.id, "trackLines", chosen.map(Number))}
            />
          ) : null}
        </div>
      </Cell>
      <Cell label="Сроки">
        <TextInput {...{ entry, editor }} field="periodText" label="Сроки" />
      </Cell>
      <Cell label="Ответственный">
        <TextInput {...{ entry, editor }} field="responsible" label="Ответственный" />
      </Cell>
      <Cell label="Участники (ОО)">
        <Select
          compact
          aria-label={`Участники (ОО), мероприятие ${entry.code}`}
          options={rules.map(([value, label]) => ({ value, label }))}
          value={entry.schoolRule}
          onChange={(event) => {
            editor.set(entry.id, "schoolRule", event.target.value as CatalogueEntryRow["schoolRule"]);
          }}
        />
      </Cell>
      <Cell label="Ожидаемый результат">
        <TextInput {...{ entry, editor }} field="expectedResult" label="Ожидаемый результат" />
      </Cell>
      <Cell label="Подтверждающий документ">
        <TextInput {...{ entry, editor }} field="evidence" label="Подтверждающий документ" />
      </Cell>
      <Cell>
        <IconButton
          label={`Удалить мероприятие ${entry.code}`}
          icon={<Trash2 />}
          tone="danger"
          onClick={() => {
            editor.remove(entry.id);
            showToast(`Мероприятие ${entry.code} удалено`, {
              undo: { label: "Отменить", run: () => editor.putBack(entry) },
            });
          }}
        />
      </Cell>
    </tr>
  );
});

interface TextInputProps extends EntryProps {
  field: Exclude<EntryField, "schoolRule" | "trackLines">;
  label: string;
}

function TextInput({ entry, editor, field, label }: TextInputProps) {
  const key = `${entry.id}:${field}`;
  const problem = useStore(editor.store, (state) => state.problems[key]);
  const value = textOf(entry, field);
  // While the field is being typed in, an answer of the portal does not move the cursor.
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <div className="min-w-0">
      <textarea
        id={`entry-${entry.id}-${field}`}
        rows={1}
        aria-label={`${label}, мероприятие ${entry.code}`}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${key}-problem` : undefined}
        className="control control-compact control-inplace block field-sizing-content resize-none"
        value={typing ?? value}
        onFocus={() => setTyping(value)}
        onChange={(event) => {
          const text = event.target.value;
          setTyping(text);
          if (field === "responsible") editor.set(entry.id, field, { ...entry.responsible, text });
          else editor.set(entry.id, field, text);
        }}
        onBlur={() => {
          setTyping(null);
          editor.flush();
        }}
      />
      {problem ? (
        <div
          id={`${key}-problem`}
          className="mt-1 space-y-1 border-l-3 border-danger pl-2 text-sm text-danger"
        >
          {problem.kind === "stale" ? (
            <>
              <p>
                {problem.changedBy} сохранил(а) другой текст: «{staleText(problem.current)}»
              </p>
              <Button size="small" onClick={() => editor.keepMine(key)}>
                Оставить мой вариант
              </Button>
              <Button size="small" onClick={() => editor.takeStored(key)}>
                Взять сохранённый
              </Button>
            </>
          ) : (
            <p className="font-medium">{problem.message}</p>
          )}
        </div>
      ) : null}
    </div>
  );
}

function textOf(entry: CatalogueEntryRow, field: TextInputProps["field"]): string {
  return field === "responsible" ? entry.responsible.text : entry[field];
}

function staleText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "object" && value !== null && "text" in value ? String(value.text) : "";
}
