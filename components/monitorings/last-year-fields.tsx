import { AnswerField } from "@/components/monitorings/answer-field";
import { titleWithUnit } from "@/components/monitorings/question-words";
import type { AnswerRow } from "@/components/monitorings/table-answer";
import { type LastYearField, lastYearFields } from "@/lib/modules/monitorings/evaluation/last-year/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";

interface LastYearFieldsProps {
  form: Form;
  values: Readonly<Record<string, unknown>>;
  onChange: (values: Record<string, unknown>) => void;
}

/** What would have been answered last year: for the trial it is typed. */
export function LastYearFields({ form, values, onChange }: LastYearFieldsProps) {
  const fields = lastYearFields(form);
  if (fields.length === 0) return null;
  return (
    <details className="rounded-lg border border-line bg-surface px-4 py-3">
      <summary className="cursor-pointer font-medium">Ответы прошлого года для пробы</summary>
      <div className="mt-3 space-y-3">
        {fields.map((field) => {
          const { key, table, asked } = field;
          const name = titleWithUnit({ ...asked, title: `${asked.title}, прошлый год` });
          return (
            <AnswerField
              key={key}
              id={`last/${key}`}
              question={asked}
              label={table === null ? name : `${table.label}: ${name}`}
              optional={false}
              value={valueOf(field, values)}
              onChange={(value) => onChange(withValue(field, values, value))}
            />
          );
        })}
      </div>
    </details>
  );
}

function rowsOf(values: Readonly<Record<string, unknown>>, code: string): readonly AnswerRow[] {
  const rows = values[code];
  return Array.isArray(rows) ? (rows as AnswerRow[]) : [];
}

function valueOf({ table, asked }: LastYearField, values: Readonly<Record<string, unknown>>): unknown {
  if (table === null) return values[asked.code];
  return rowsOf(values, table.code).find(({ row }) => row === table.row)?.cells[asked.code];
}

function withValue(
  { table, asked }: LastYearField,
  values: Readonly<Record<string, unknown>>,
  value: unknown,
): Record<string, unknown> {
  if (table === null) return { ...values, [asked.code]: value };
  const rows = rowsOf(values, table.code);
  const cells = { ...rows.find(({ row }) => row === table.row)?.cells, [asked.code]: value };
  const others = rows.filter(({ row }) => row !== table.row);
  return { ...values, [table.code]: [...others, { row: table.row, cells }] };
}
