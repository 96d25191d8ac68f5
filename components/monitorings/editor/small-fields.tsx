"use client";

import { useState } from "react";

import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { shownNumber, typedNumber } from "@/lib/modules/monitorings/answers/rules";

interface SmallFieldProps<Value> {
  id?: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean;
  hideLabel?: boolean;
  value: Value;
  onChange: (value: unknown) => void;
}

/** A number as it is typed, kept as text with a point; nothing typed is no number. */
export function DecimalInput({ value, onChange, ...texts }: SmallFieldProps<string | null>) {
  const [typed, setTyped] = useState(value === null ? "" : shownNumber(value));
  return (
    <TextField
      {...texts}
      width="short"
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value.trim() === "" ? null : typedNumber(target.value));
      }}
    />
  );
}

/** A whole number; what is none is given on as it was typed, and the schema says so. */
export function IntegerInput({ value, onChange, ...texts }: SmallFieldProps<number | null>) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  return (
    <TextField
      {...texts}
      width="short"
      inputMode="numeric"
      autoComplete="off"
      value={typed}
      onChange={({ target }) => {
        const text = target.value.trim();
        setTyped(target.value);
        if (text === "" && texts.optional) onChange(null);
        else onChange(/^\d{1,6}$/.test(text) ? Number(text) : text);
      }}
    />
  );
}

/** A code is renamed once it is whole: when the field is left or Enter is pressed. */
export function CodeField({ value, onChange, error, ...texts }: SmallFieldProps<string>) {
  const [typed, setTyped] = useState<string | null>(null);
  const done = () => {
    if (typed !== null && typed.trim() !== value) onChange(typed.trim());
    setTyped(null);
  };
  return (
    <TextField
      {...texts}
      error={error}
      width="medium"
      spellCheck={false}
      autoComplete="off"
      className="[&_input]:font-mono [&_textarea]:font-mono"
      value={typed ?? value}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={done}
      onKeyDown={(event) => {
        if (event.key === "Enter") done();
      }}
    />
  );
}

/** The code of a part, or what was typed for it and could not be taken. */
export function typedCode(code: string, port: PartPort): string {
  const typed = port.typed("code");
  return typeof typed === "string" ? typed : code;
}

/** A line of text or none. */
export function MaybeText({ value, onChange, ...texts }: SmallFieldProps<string | null>) {
  return (
    <TextField
      {...texts}
      width="medium"
      autoComplete="off"
      value={value ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? null : target.value)}
    />
  );
}

export function LongText({ value, onChange, ...texts }: SmallFieldProps<string>) {
  return (
    <TextAreaField {...texts} rows={2} value={value} onChange={({ target }) => onChange(target.value)} />
  );
}
