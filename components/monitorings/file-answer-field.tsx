"use client";

import { Field, fieldControl } from "@/components/forms/field";
import type { FileAnswer } from "@/lib/modules/monitorings/answers/types";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface FileAnswerFieldProps {
  question: Pick<Extract<Question, { type: "file" }>, "extensions" | "maxMegabytes">;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  hideLabel?: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** Files chosen to try the checks: only their names and sizes are looked at, nothing is sent. */
export function FileAnswerField({ question, value, onChange, ...texts }: FileAnswerFieldProps) {
  const limits = `${question.extensions.join(", ")}, до ${String(question.maxMegabytes)} МБ.`;
  const hint = texts.hint === undefined ? limits : `${texts.hint} ${limits}`;
  const chosen = (Array.isArray(value) ? (value as FileAnswer[]) : []).map(({ name }) => name);
  return (
    <Field {...texts} hint={hint}>
      <input
        type="file"
        multiple
        className="block w-full max-w-full text-sm"
        {...fieldControl(texts.id, { hint, error: texts.error })}
        onChange={({ target }) =>
          onChange(
            Array.from(target.files ?? [], ({ name, size }, position) => ({
              id: String(position),
              name,
              size,
            })),
          )
        }
      />
      {chosen.length > 0 ? <p className="mt-1 text-sm">Выбрано: {chosen.join(", ")}</p> : null}
    </Field>
  );
}
