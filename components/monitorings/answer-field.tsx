"use client";

import { useState } from "react";

import { DateField } from "@/components/forms/date-field";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { FileAnswerField } from "@/components/monitorings/file-answer-field";
import { RequisitesField } from "@/components/monitorings/requisites-field";
import { SeveralField } from "@/components/monitorings/several-field";
import { shownNumber, typedNumber } from "@/lib/modules/monitorings/answers/rules";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

interface AnswerFieldProps {
  question: Exclude<Question | Column, { type: "table" | "calculated" }>;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  hideLabel?: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The input of one answer, by the type of its question; a value that fits it not is shown as none. */
export function AnswerField({ question, value, onChange, ...texts }: AnswerFieldProps) {
  const compact = texts.hideLabel === true;
  const text = typeof value === "string" ? value : "";
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent":
      return <NumberAnswer {...texts} {...{ compact, onChange }} value={text} />;
    case "boolean":
      return (
        <SelectField
          {...texts}
          compact={compact}
          placeholder="Не выбрано"
          options={[
            { value: "true", label: "Да" },
            { value: "false", label: "Нет" },
          ]}
          value={typeof value === "boolean" ? String(value) : ""}
          onChange={({ target }) => onChange(target.value === "" ? null : target.value === "true")}
        />
      );
    case "choice":
      return (
        <SelectField
          {...texts}
          compact={compact}
          placeholder="Не выбрано"
          options={question.options.map(({ code, label }) => ({ value: code, label }))}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case "choices":
    case "ranking":
      return <SeveralField {...texts} {...{ question, value, onChange }} />;
    case "text":
      return compact ? (
        <TextField {...texts} compact value={text} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <TextAreaField {...texts} value={text} onChange={({ target }) => onChange(target.value)} />
      );
    case "date":
      return (
        <DateField
          {...texts}
          compact={compact}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case "link":
      return (
        <TextField
          {...texts}
          compact={compact}
          type="url"
          value={text}
          onChange={({ target }) => onChange(target.value.trim())}
        />
      );
    case "file":
      return <FileAnswerField {...texts} {...{ question, value, onChange }} />;
    case "requisites":
      return <RequisitesField {...texts} {...{ question, value, onChange }} />;
  }
}

/** A number is kept with a point and stays on the screen as it was typed. */
function NumberAnswer({
  compact,
  value,
  onChange,
  ...texts
}: Omit<AnswerFieldProps, "question" | "value"> & { compact: boolean; value: string }) {
  const [typed, setTyped] = useState(shownNumber(value));
  return (
    <TextField
      {...texts}
      compact={compact}
      width={compact ? "full" : "short"}
      inputMode="decimal"
      autoComplete="off"
      // Another value than was typed: a colleague's, or one that was pasted.
      value={typedNumber(typed) === value ? typed : shownNumber(value)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(typedNumber(target.value));
      }}
    />
  );
}
