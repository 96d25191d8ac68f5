"use client";

import { useState, type ReactNode } from "react";

import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { FieldProblem } from "@/components/programmes/field-problem";
import { useProgramme, useProgrammeState, useText } from "@/components/programmes/programme-context";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import { describePeriod, formatPeriod, periodProblem } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";

interface FieldProps {
  /** Address of the field. */
  field: string;
  label: string;
  hint?: ReactNode;
  hideLabel?: boolean;
  className?: string;
}

/** While the field is being typed in, nobody else moves its text. */
function useTyped(field: string) {
  const { editor } = useProgramme();
  const stored = useText(field);
  const [typing, setTyping] = useState<string | null>(null);
  return {
    value: typing ?? stored,
    onFocus: () => setTyping(stored),
    put: (text: string) => {
      setTyping(text);
      editor.set(field, text);
    },
    onBlur: () => {
      setTyping(null);
      editor.flush();
    },
  };
}

function useInvalid(field: string): true | undefined {
  return useProgrammeState((state) => field in state.problems) ? true : undefined;
}

/** Several lines, saved as they are typed. */
export function ProgrammeTextArea({ field, rows = 3, ...texts }: FieldProps & { rows?: number }) {
  const { value, put, onFocus, onBlur } = useTyped(field);
  return (
    <div id={fieldId(field)} className="min-w-0">
      <TextAreaField
        {...texts}
        {...{ rows, value, onFocus, onBlur }}
        aria-invalid={useInvalid(field)}
        onChange={(event) => put(event.target.value)}
      />
      <FieldProblem field={field} />
    </div>
  );
}

/** One line, saved as it is typed. */
export function ProgrammeLine({ field, compact, ...texts }: FieldProps & { compact?: boolean }) {
  const { value, put, onFocus, onBlur } = useTyped(field);
  return (
    <div className="min-w-0">
      <TextField
        {...texts}
        {...{ value, onFocus, onBlur, ...(compact && { compact }) }}
        aria-invalid={useInvalid(field)}
        onChange={(event) => put(event.target.value)}
      />
      <FieldProblem field={field} />
    </div>
  );
}

/** One of a few answers. */
export function ProgrammeChoice({
  field,
  options,
  ...texts
}: FieldProps & { options: readonly { value: string; label: string }[] }) {
  const { editor } = useProgramme();
  const value = useText(field);
  return (
    <div className="min-w-0">
      <SelectField
        {...texts}
        placeholder="не отмечено"
        options={options}
        value={value}
        onChange={(event) => editor.set(field, event.target.value, "once")}
      />
      <FieldProblem field={field} />
    </div>
  );
}

/** A term as officials write it; what was understood stands under it. */
export function ProgrammePeriod({ field, label, className }: FieldProps) {
  const { page, editor } = useProgramme();
  const { year } = page;
  const period = useProgrammeState((state) => (state.values[field] ?? null) as Period | null);
  const kept = useProgrammeState(
    (state) => state.unsent.findLast(({ key }) => key === field)?.edit.typed ?? null,
  );
  const [typing, setTyping] = useState<string | null>(null);
  const text = typing ?? kept ?? formatPeriod(period, year);
  const parsed = text.trim() ? parsePeriod(text, year) : null;
  const put = (next: string) => {
    setTyping(next);
    if (!next.trim()) {
      editor.set(field, null);
      return;
    }
    const read = parsePeriod(next, year);
    const refusal = read.ok ? periodProblem(read.period, year) : read.reason;
    if (read.ok && refusal === null) editor.set(field, read.period);
    else editor.setTyped(field, next, refusal ?? "");
  };
  return (
    <div className="min-w-0">
      <TextField
        label={label}
        hint={
          parsed?.ok ? describePeriod(parsed.period, year) : "Например: до 15.02, март–апрель, ежемесячно"
        }
        {...(className && { className })}
        value={text}
        aria-invalid={useInvalid(field)}
        onFocus={() => setTyping(text)}
        onChange={(event) => put(event.target.value)}
        onBlur={() => {
          setTyping(null);
          editor.flush();
        }}
      />
      <FieldProblem field={field} />
    </div>
  );
}

/** Where the list of what is left to fill in leads. */
export function fieldId(field: string): string {
  return `field-${field.replaceAll("/", "-")}`;
}
