"use client";

import { createContext, use } from "react";

import { FileUpload } from "@/components/files/file-upload";
import { Field, fieldControl } from "@/components/forms/field";
import { PUPIL_DATA_REMINDER } from "@/lib/modules/files/rules";
import type { FileAnswer } from "@/lib/modules/monitorings/answers/types";
import type { Question } from "@/lib/modules/monitorings/forms/types";

interface FileAnswerFieldProps {
  question: Pick<Extract<Question, { type: "file" }>, "extensions" | "maxMegabytes" | "maxFiles">;
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional: boolean;
  hideLabel?: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** In whose name files of answers are brought; null where a form is only tried. */
export const FilesOwner = createContext<{ organisation: string; actingUser: string } | null>(null);

/** Files of an answer: stored at once where the form is filled. */
export function FileAnswerField(props: FileAnswerFieldProps) {
  const owner = use(FilesOwner);
  if (owner === null) return <TriedFiles {...props} />;
  const { question, label, hint, error, optional, value, onChange } = props;
  const files = Array.isArray(value) ? (value as FileAnswer[]) : [];
  return (
    <div id={props.id} tabIndex={-1}>
      <FileUpload
        {...owner}
        label={optional ? `${label} (необязательно)` : label}
        reminder={[hint, limitsOf(question), PUPIL_DATA_REMINDER].filter(Boolean).join(" ")}
        error={error}
        most={question.maxFiles}
        files={files.map((file) => ({ ...file, mediaType: "", storedAt: "", storedBy: "" }))}
        onChange={(stored) => onChange(stored.map(({ id, name, size }) => ({ id, name, size })))}
      />
    </div>
  );
}

function limitsOf({ extensions, maxMegabytes }: FileAnswerFieldProps["question"]): string {
  return `${extensions.join(", ")}, до ${String(maxMegabytes)} МБ.`;
}

/** Files chosen to try the checks: only their names and sizes are looked at, nothing is sent. */
function TriedFiles({ question, value, onChange, ...texts }: FileAnswerFieldProps) {
  const limits = limitsOf(question);
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
