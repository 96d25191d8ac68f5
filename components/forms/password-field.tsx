"use client";

import { useId, useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Field, fieldControl, type FieldTexts } from "./field";

interface PasswordFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id" | "type"> {
  id?: string;
  autoComplete: "current-password" | "new-password";
}

export function PasswordField({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...input
}: PasswordFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const [shown, setShown] = useState(false);
  return (
    <Field id={controlId} {...{ label, hint, error, optional, hideLabel, className }}>
      <div className="flex gap-2">
        <input
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className="control"
          {...input}
          {...fieldControl(controlId, { hint, error })}
        />
        <Button
          aria-controls={controlId}
          aria-label={shown ? "Скрыть пароль" : "Показать пароль"}
          className="w-27 shrink-0"
          onClick={() => {
            setShown(!shown);
          }}
        >
          {shown ? "Скрыть" : "Показать"}
        </Button>
      </div>
    </Field>
  );
}
