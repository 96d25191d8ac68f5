import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { CheckFields } from "@/components/monitorings/editor/check-fields";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { LineList } from "@/components/monitorings/editor/line-list";
import { asType, freeAmong, newCheck, newColumn } from "@/components/monitorings/editor/new-parts";
import { CodedLine } from "@/components/monitorings/editor/option-lines";
import { PlainQuestionFields } from "@/components/monitorings/editor/plain-question-fields";
import { IntegerInput } from "@/components/monitorings/editor/small-fields";
import { Notice } from "@/components/ui/notice";
import { FIELD_LABELS, resultsLine, ROWS_LABELS, TYPE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Column, Table } from "@/lib/modules/monitorings/forms/types";

interface TableFieldsProps {
  question: Table;
  port: PartPort;
}

/** Writes a field of a line of a list: the list is kept whole, and what is wrong is told under it. */
function linePort<Line>(line: Line, change: (line: Line) => void): PartPort {
  return {
    set: (field, value) => change({ ...line, [field]: value }),
    problem: () => undefined,
    typed: () => undefined,
  };
}

/** Columns, rows, what may not repeat, checks of every row. */
export function TableFields({ question, port }: TableFieldsProps) {
  const { columns, code, checks } = question;
  const codes = columns.map((column) => column.code);
  return (
    <>
      <LineList
        legend={FIELD_LABELS.columns}
        noun="столбец"
        addLabel="Добавить столбец"
        error={port.problem("columns")}
        lines={columns}
        onChange={(lines) => port.set("columns", lines)}
        onAdd={() => newColumn(codes, code)}
      >
        {(column, change) => <ColumnLine {...{ column, change }} table={code} />}
      </LineList>
      <RowFields {...{ question, port }} />
      <MultiSelectField
        label={FIELD_LABELS.unique}
        optional
        hint="Столбцы, значения которых вместе в таблице не повторяются."
        error={port.problem("unique")}
        options={columns.map((column) => ({ value: column.code, label: column.title }))}
        value={question.unique}
        onChange={(chosen) =>
          port.set(
            "unique",
            codes.filter((each) => chosen.includes(each)),
          )
        }
      />
      {question.results.length > 0 ? (
        <Notice heading={FIELD_LABELS.results}>
          <ul className="list-disc space-y-1 pl-5">
            {question.results.map((results) => (
              <li key={results.attempt + results.below}>{resultsLine(results)}</li>
            ))}
          </ul>
          <p className="mt-1">
            Принятые формы передаёт в результаты ИМАЦ на странице мониторинга. Коды этих столбцов не меняйте:
            публикация проверит, что они на месте.
          </p>
        </Notice>
      ) : null}
      <LineList
        legend={FIELD_LABELS.checks}
        noun="проверка"
        addLabel="Добавить проверку строки"
        error={port.problem("checks")}
        lines={checks}
        onChange={(lines) => port.set("checks", lines)}
        onAdd={() =>
          newCheck(
            freeAmong(
              checks.map((check) => check.code),
              `${code}_check`,
            ),
          )
        }
      >
        {(check, change) => (
          <details className="rounded-md border border-line px-3 py-2">
            <summary className="cursor-pointer">{check.text}</summary>
            <div className="mt-3">
              <CheckFields check={check} port={linePort(check, change)} table={code} />
            </div>
          </details>
        )}
      </LineList>
    </>
  );
}

interface ColumnLineProps {
  column: Column;
  table: string;
  change: (column: Column) => void;
}

function ColumnLine({ column, table, change }: ColumnLineProps) {
  const {
    table: _table,
    choices: _choices,
    ranking: _ranking,
    requisites: _requisites,
    ...types
  } = TYPE_LABELS;
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary className="cursor-pointer">
        {column.title} <span className="text-sm text-muted">{TYPE_LABELS[column.type]}</span>
      </summary>
      <div className="mt-3 space-y-4">
        <SelectField
          label={FIELD_LABELS.type}
          options={Object.entries(types).map(([value, label]) => ({ value, label }))}
          value={column.type}
          onChange={({ target }) => change(asType(column, target.value as Column["type"]))}
        />
        <PlainQuestionFields
          key={column.type}
          question={column}
          port={linePort(column, change)}
          table={table}
        />
      </div>
    </details>
  );
}

function RowFields({ question, port }: TableFieldsProps) {
  const { rows } = question;
  const set = (next: Table["rows"]) => port.set("rows", next);
  const error = port.problem("rows");
  return (
    <>
      <SelectField
        label={FIELD_LABELS.rows}
        options={Object.entries(ROWS_LABELS).map(([value, label]) => ({ value, label }))}
        value={rows.kind}
        onChange={({ target }) =>
          set(
            target.value === "fixed"
              ? { kind: "fixed", rows: [{ code: "r1", label: "Строка 1" }] }
              : { kind: "repeating", min: 0, max: 20, label: "Строка" },
          )
        }
      />
      {rows.kind === "fixed" ? (
        <LineList
          legend="Строки таблицы"
          noun="строка"
          addLabel="Добавить строку формы"
          error={error}
          lines={rows.rows}
          onChange={(lines) => set({ ...rows, rows: lines })}
          onAdd={() => ({
            code: freeAmong(
              rows.rows.map(({ code }) => code),
              "r",
            ),
            label: `Строка ${String(rows.rows.length + 1)}`,
          })}
        >
          {(row, change) => <CodedLine line={row} onChange={change} />}
        </LineList>
      ) : (
        <div className="flex flex-wrap gap-4">
          <TextField
            label="Что такое одна строка"
            error={error}
            width="medium"
            value={rows.label}
            onChange={({ target }) => set({ ...rows, label: target.value })}
          />
          <IntegerInput
            label="Строк не меньше"
            value={rows.min}
            onChange={(min) => set({ ...rows, min: min as number })}
          />
          <IntegerInput
            label="Строк не больше"
            value={rows.max}
            onChange={(max) => set({ ...rows, max: max as number })}
          />
        </div>
      )}
    </>
  );
}
