"use client";

import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { TextField } from "@/components/forms/text-field";
import { FileAnswerField } from "@/components/monitorings/file-answer-field";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface RequisitesFieldProps {
  question: Extract<Question, { type: "requisites" }>;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

const PARTS = [
  { part: "number", label: "Номер" },
  { part: "date", label: "Дата" },
  { part: "link", label: "Адрес документа" },
  { part: "file", label: "Документ" },
] as const;

/** Requisites of a document: the parts the question asks for. */
export function RequisitesField({
  question,
  id,
  label,
  hint,
  error,
  optional,
  value,
  onChange,
}: RequisitesFieldProps) {
  const given = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  const asked = PARTS.filter(({ part }) => question.parts[part] !== "no");
  return (
    <Fieldset legend={optional ? `${label} (необязательно)` : label} hint={hint} error={error}>
      <div className="grid gap-3 sm:grid-cols-2">
        {asked.map(({ part, label: name }, position) => {
          const current = given[part];
          const field = {
            id: position === 0 ? id : `${id}/${part}`,
            label: name,
            optional: question.parts[part] === "optional",
          };
          const set = (next: unknown) => onChange({ ...given, [part]: next });
          if (part === "file")
            return (
              <FileAnswerField key={part} {...field} question={question} value={current} onChange={set} />
            );
          const text = typeof current === "string" ? current : "";
          return part === "date" ? (
            <DateField key={part} {...field} value={text} onChange={({ target }) => set(target.value)} />
          ) : (
            <TextField key={part} {...field} value={text} onChange={({ target }) => set(target.value)} />
          );
        })}
      </div>
    </Fieldset>
  );
}
