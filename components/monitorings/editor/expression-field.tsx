"use client";

import { useId } from "react";

import { TextAreaField } from "@/components/forms/text-area-field";
import { CodePicker } from "@/components/monitorings/editor/code-picker";
import { useNames } from "@/components/monitorings/editor/editor-context";
import type { ValueType } from "@/lib/modules/monitorings/expressions/types";
import { explainExpression } from "@/lib/modules/monitorings/lint/rules";

interface ExpressionFieldProps {
  label: string;
  hint?: string;
  optional?: boolean;
  /** Why it was not kept. */
  error: string | undefined;
  value: string | null;
  wanted: ValueType | null;
  /** The table whose row it is read in. */
  table: string | null;
  onChange: (value: string | null) => void;
}

/** A condition, a calculation or a check, explained as it is typed; codes are put in from a list. */
export function ExpressionField({ value, wanted, table, onChange, error, ...texts }: ExpressionFieldProps) {
  const id = useId();
  const names = useNames(table);
  const text = value ?? "";
  const remarks = text === "" ? [] : explainExpression(text, names, wanted);
  const change = (typed: string) => onChange(typed === "" && texts.optional ? null : typed);
  return (
    <div className="space-y-1.5">
      <TextAreaField
        id={id}
        {...texts}
        error={error ?? (remarks.length > 0 ? remarks.join(" ") : undefined)}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        className="[&_input]:font-mono [&_textarea]:font-mono"
        value={text}
        onChange={({ target }) => change(target.value)}
      />
      <CodePicker
        table={table}
        onPick={(code) => {
          const input = document.getElementById(id);
          const at = input instanceof HTMLTextAreaElement ? input.selectionStart : text.length;
          change(`${text.slice(0, at)}${code}${text.slice(at)}`);
          input?.focus();
        }}
      />
    </div>
  );
}
