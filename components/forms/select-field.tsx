import { useId, type ComponentProps } from "react";
import { Select } from "@/components/ui/select";
import { Field, fieldControl, type FieldTexts } from "./field";

interface SelectFieldProps extends FieldTexts, Omit<ComponentProps<typeof Select>, "id"> {
  id?: string;
}

export function SelectField({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...select
}: SelectFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <Field id={controlId} {...{ label, hint, error, optional, hideLabel, className }}>
      <Select {...select} {...fieldControl(controlId, { hint, error })} />
    </Field>
  );
}
