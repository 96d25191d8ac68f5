"use client";

import { useId, useState } from "react";

import { Field, fieldControl } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { client } from "@/lib/core/api/client";
import type { ColumnMapping, ImportDetails } from "@/lib/modules/imports/types";
import { useImportCommand } from "./use-import-command";

interface MappingFormProps {
  found: ImportDetails;
  viewerId: string;
}

/** Which column of the file is which; the portal remembers it for the next file with the same headings. */
export function MappingForm({ found, viewerId }: MappingFormProps) {
  const prefix = useId();
  const [mapping, setMapping] = useState<ColumnMapping>(found.mapping);
  const { busy, run } = useImportCommand(viewerId);
  const { table, id, version } = found;
  if (!table) return null;
  const headings = table.headings.filter(({ title }) => title !== "");
  const options = headings.map(({ column, letter, title }) => ({
    value: String(column),
    label: `${letter}: ${title}`,
  }));
  const changed = JSON.stringify(sorted(mapping)) !== JSON.stringify(sorted(found.mapping));

  return (
    <Section
      title="Столбцы"
      className="print:hidden"
      description={`Заголовки в строке ${String(table.header.lastRow)} листа «${found.sheet ?? ""}». Если портал понял их не так, поправьте и прочитайте файл ещё раз.`}
    >
      <div className="grid gap-x-5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {table.columns.map(({ key, title, required }) => {
          const fieldId = `${prefix}-${key}`;
          const missing = required && mapping[key] === undefined;
          const error = missing ? `Укажите, в каком столбце «${title}»` : undefined;
          return (
            <Field key={key} id={fieldId} label={title} optional={!required} error={error}>
              <Select
                {...fieldControl(fieldId, { error })}
                value={mapping[key] ?? ""}
                onChange={(event) => {
                  const { value } = event.target;
                  const { [key]: _dropped, ...rest } = mapping;
                  setMapping(value === "" ? rest : { ...rest, [key]: Number(value) });
                }}
                placeholder="нет в файле"
                options={options}
              />
            </Field>
          );
        })}
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          variant={changed ? "primary" : "secondary"}
          busy={busy}
          onClick={() =>
            void run((options) =>
              changed
                ? client.imports.remap({ id, version, mapping }, options)
                : client.imports.reread({ id, version }, options),
            )
          }
        >
          Прочитать файл ещё раз
        </Button>
      </div>
    </Section>
  );
}

function sorted(mapping: ColumnMapping): [string, number][] {
  return Object.entries(mapping).sort(([left], [right]) => (left < right ? -1 : 1));
}
