import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, useField, type FieldTexts } from "./field";

interface TextFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id"> {
  id?: string;
  /** Width that hints at the expected length. */
  width?: "full" | "medium" | "short";
  compact?: boolean;
}

const widths = { full: "", medium: "max-w-sm", short: "max-w-40" } as const;

export function TextField({ width = "full", compact = false, ...props }: TextFieldProps) {
  const { field, control, tied } = useField(props);
  return (
    <Field {...field}>
      <input
        type="text"
        className={cn("control", compact && "control-compact", widths[width])}
        {...control}
        {...tied}
      />
    </Field>
  );
}
