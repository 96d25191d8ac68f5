import { useId, type ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl, type FieldTexts } from "./field";

interface TextFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id"> {
  id?: string;
  /** Width that hints at the expected length. */
  width?: "full" | "medium" | "short";
  compact?: boolean;
}

const widths = { full: "", medium: "max-w-sm", short: "max-w-40" } as const;

export function TextField({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  width = "full",
  compact = false,
  className,
  ...input
}: TextFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <Field id={controlId} {...{ label, hint, error, optional, hideLabel, className }}>
      <input
        type="text"
        className={cn("control", compact && "control-compact", widths[width])}
        {...input}
        {...fieldControl(controlId, { hint, error })}
      />
    </Field>
  );
}
