"use client";

import { useId, type ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, fieldControl } from "@/components/forms/field";
import { Fieldset } from "@/components/forms/fieldset";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { KeyValues } from "@/components/ui/key-values";
import { formatInstant } from "@/lib/core/format/dates";
import { measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import type { MeasureField, MeasureRow } from "@/lib/modules/plans/measures/types";
import { useActions, usePlan } from "./editor-context";
import type { FieldProblem } from "./editor-state";
import { PeriodChoices, usePeriodText } from "./period-editor";
import { describeValue, ProblemNote } from "./problem-note";
import { measureValue } from "./plan-edits";
import { useLibrary, WithReferences } from "./references";
import { ResponsibleEditor } from "./responsible-editor";
import { SchoolChoice } from "./school-choice";

interface MeasureDetailsProps {
  row: MeasureRow;
  number: string;
  problems: readonly FieldProblem[];
  editable: boolean;
}

/** All fields of a measure, one under another, each saved as it is made. */
export function MeasureDetails({ row, number, problems, editable }: MeasureDetailsProps) {
  if (!editable) return <ReadOnlyDetails row={row} />;
  const problemOf = (field: MeasureField) => problems.find((one) => one.key === `${row.id}:${field}`);
  const wrap = (field: MeasureField, children: ReactNode) => {
    const problem = problemOf(field);
    return (
      <div key={field} data-field={field}>
        {children}
        {problem ? <ProblemNote problem={problem} row={row} /> : null}
      </div>
    );
  };
  return (
    <>
      {wrap("title", <TextInput row={row} field="title" rows={2} />)}
      {wrap("period", <PeriodInput row={row} problem={problemOf("period")} />)}
      {wrap("responsible", <ResponsibleInput row={row} />)}
      {wrap("schools", <SchoolsInput row={row} number={number} />)}
      {wrap("expectedResult", <TextInput row={row} field="expectedResult" rows={2} />)}
      {wrap("evidence", <TextInput row={row} field="evidence" rows={1} />)}
      {wrap("trackLines", <LinesInput row={row} />)}
      {wrap("deficitIds", <DeficitsInput row={row} />)}
      {wrap("libraryItemIds", <LibraryInput row={row} />)}
      {wrap("note", <TextInput row={row} field="note" rows={2} />)}
      <Changed row={row} />
    </>
  );
}

function Changed({ row }: { row: MeasureRow }) {
  const { timeZone } = usePlan();
  if (!row.updatedAt) return null;
  return (
    <p className="text-sm text-muted">
      Последняя правка: {row.updatedBy}, {formatInstant(row.updatedAt, timeZone)}
    </p>
  );
}

interface TextInputProps {
  row: MeasureRow;
  field: "title" | "expectedResult" | "evidence" | "note";
  rows: number;
}

function TextInput({ row, field, rows }: TextInputProps) {
  const actions = useActions();
  return (
    <TextAreaField
      label={measureFieldLabels[field]}
      rows={rows}
      optional={field === "note"}
      defaultValue={row[field]}
      onChange={(event) => actions.setMeasure(row.id, field, event.target.value)}
      onBlur={actions.flush}
    />
  );
}

function PeriodInput({ row, problem }: { row: MeasureRow; problem: FieldProblem | undefined }) {
  const id = useId();
  const actions = useActions();
  const { text, put, understood } = usePeriodText({ row, problem });
  return (
    <Field
      id={id}
      label={measureFieldLabels.period}
      hint="Например: до 15.02, март–апрель, 01.03–30.04, ежемесячно"
    >
      <input
        {...fieldControl(id, { hint: true })}
        className="control"
        value={text}
        onChange={(event) => put(event.target.value)}
        onBlur={actions.flush}
      />
      <p aria-live="polite" className="my-1.5 text-sm text-ink-2">
        {understood}
      </p>
      <PeriodChoices onChoose={put} />
    </Field>
  );
}

function ResponsibleInput({ row }: { row: MeasureRow }) {
  const id = useId();
  return (
    <Field id={id} label={measureFieldLabels.responsible}>
      <ResponsibleEditor row={row} inputId={id} />
    </Field>
  );
}

function SchoolsInput({ row, number }: { row: MeasureRow; number: string }) {
  const actions = useActions();
  return (
    <Fieldset legend={measureFieldLabels.schools}>
      <SchoolChoice
        label={`${measureFieldLabels.schools}, мероприятие ${number}`}
        value={measureValue(row, "schools")}
        onChange={(schools) => actions.setMeasure(row.id, "schools", schools)}
      />
    </Fieldset>
  );
}

const LINES_TRACK = 3;

function LinesInput({ row }: { row: MeasureRow }) {
  const { lines } = usePlan();
  const actions = useActions();
  if (row.trackNumber !== LINES_TRACK && row.trackLines.length === 0) return null;
  return (
    <Fieldset legend={measureFieldLabels.trackLines} hint="Какие требования письма выполняет мероприятие.">
      {lines.map((line) => (
        <Checkbox
          key={line.number}
          label={`${String(line.number)}. ${line.text}`}
          checked={row.trackLines.includes(line.number)}
          onChange={(event) => {
            const rest = row.trackLines.filter((one) => one !== line.number);
            const next = event.target.checked ? [...rest, line.number].sort((a, b) => a - b) : rest;
            actions.setMeasure(row.id, "trackLines", next);
          }}
        />
      ))}
    </Fieldset>
  );
}

function DeficitsInput({ row }: { row: MeasureRow }) {
  const { schools } = usePlan();
  const actions = useActions();
  const options = schools.flatMap((school) =>
    school.openDeficits.map((deficit) => ({ value: deficit.id, label: deficit.label, note: school.name })),
  );
  if (options.length === 0) return null;
  return (
    <MultiSelectField
      label={measureFieldLabels.deficitIds}
      optional
      options={options}
      value={row.deficitIds}
      onChange={(chosen) => actions.setMeasure(row.id, "deficitIds", [...chosen].sort())}
    />
  );
}

function LibraryInput({ row }: { row: MeasureRow }) {
  const actions = useActions();
  return (
    <WithReferences what="методические материалы">
      {({ library }) =>
        library.length === 0 ? null : (
          <MultiSelectField
            label={measureFieldLabels.libraryItemIds}
            optional
            options={library.map((item) => ({ value: item.id, label: item.title, note: item.requisites }))}
            value={row.libraryItemIds}
            onChange={(chosen) => actions.setMeasure(row.id, "libraryItemIds", [...chosen].sort())}
          />
        )
      }
    </WithReferences>
  );
}

function ReadOnlyDetails({ row }: { row: MeasureRow }) {
  const plan = usePlan();
  const library = useLibrary(row.libraryItemIds.length > 0);
  const fields = Object.keys(measureFieldLabels) as MeasureField[];
  const value = (field: MeasureField) => measureValue(row, field);
  return (
    <>
      <KeyValues
        items={fields.map((field) => ({
          label: measureFieldLabels[field],
          value:
            describeValue(
              { kind: "measure", id: row.id, field, base: value(field), value: value(field) } as never,
              value(field),
              row,
              { ...plan, library },
            ) || "не указано",
        }))}
      />
      <Changed row={row} />
    </>
  );
}
