import { useId, type ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl, type FieldTexts } from "./field";

interface TextAreaFieldProps extends FieldTexts, Omit<ComponentProps<"textarea">, "id"> {
  id?: string;
  compact?: boolean;
}

/** Grows with its text; where the browser cannot, the corner can be dragged. */
export function TextAreaField({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  compact = false,
  className,
  rows = 3,
  ...area
}: TextAreaFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <Field id={controlId} {...{ label, hint, error, optional, hideLabel, className }}>
      <textarea
        rows={rows}
        className={cn(
          "control block field-sizing-content max-h-[70dvh] resize-y",
          compact && "control-compact",
        )}
        style={{ minHeight: `${String(rows * 1.375 + (compact ? 0.5 : 0.9375))}rem` }}
        {...area}
        {...fieldControl(controlId, { hint, error })}
      />
    </Field>
  );
}
