import type { ComponentProps } from "react";
import { cn } from "@/components/ui/class-names";
import { Field, useField, type FieldTexts } from "./field";

interface DateFieldProps extends FieldTexts, Omit<ComponentProps<"input">, "id" | "type"> {
  id?: string;
  compact?: boolean;
}

/** The browser's own date input: its value is always ISO (`2027-02-15`), shown the way the system shows dates. */
export function DateField({ compact = false, ...props }: DateFieldProps) {
  const { field, control, tied } = useField(props);
  return (
    <Field {...field}>
      <input
        type="date"
        className={cn("control max-w-44", compact && "control-compact")}
        {...control}
        {...tied}
      />
    </Field>
  );
}
