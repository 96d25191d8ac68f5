import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, useField, type FieldTexts } from "./field";

interface TextAreaFieldProps extends FieldTexts, Omit<ComponentProps<"textarea">, "id"> {
  id?: string;
  compact?: boolean;
}

/** Grows with its text; where the browser cannot, the corner can be dragged. */
export function TextAreaField({ compact = false, rows = 3, ...props }: TextAreaFieldProps) {
  const { field, control, tied } = useField(props);
  return (
    <Field {...field}>
      <textarea
        rows={rows}
        className={cn(
          "control block field-sizing-content max-h-[70dvh] resize-y",
          compact && "control-compact",
        )}
        style={{ minHeight: `${String(rows * 1.375 + (compact ? 0.5 : 0.9375))}rem` }}
        {...control}
        {...tied}
      />
    </Field>
  );
}
