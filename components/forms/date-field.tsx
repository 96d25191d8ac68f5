import { useId, type ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, fieldControl, type FieldTexts } from "./field";

interface DateFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id" | "type"> {
  id?: string;
  compact?: boolean;
}

/** The browser's own date input: its value is always ISO (`2027-02-15`), shown the way the system shows dates. */
export function DateField({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  compact = false,
  className,
  ...input
}: DateFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <Field id={controlId} {...{ label, hint, error, optional, hideLabel, className }}>
      <input
        type="date"
        className={cn("control max-w-44", compact && "control-compact")}
        {...input}
        {...fieldControl(controlId, { hint, error })}
      />
    </Field>
  );
}
