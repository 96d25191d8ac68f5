import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";
import { Field, useField, type FieldTexts } from "./field";

interface SelectFieldProps extends FieldTexts, Omit<ComponentProps<typeof Select>, "id"> {
  id?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { field, control, tied } = useField(props);
  return (
    <Field {...field}>
      <Select {...control} {...tied} />
    </Field>
  );
}
