"use client";

import { useState, type ComponentProps } from "react";
import { Button } from "@/components/ui/button";
import { Field, useField, type FieldTexts } from "./field";

interface PasswordFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id" | "type"> {
  id?: string;
  autoComplete: "current-password" | "new-password";
}

export function PasswordField(props: PasswordFieldProps) {
  const { field, control, tied } = useField(props);
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      <div className="flex gap-2">
        <input
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="none"
          className="control"
          {...control}
          {...tied}
        />
        <Button
          aria-controls={field.id}
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
