import { TextField } from "@/components/forms/text-field";
import { decimalText } from "@/lib/modules/methodologies/words/rules";

interface NumberFieldProps<Value> {
  label: string;
  hint?: string;
  error?: string | undefined;
  hideLabel?: boolean;
  value: Value;
  onChange: (value: Value) => void;
}

/** A decimal as text with a comma: it is kept as it is typed, never as a float. */
export function DecimalField({ value, onChange, ...texts }: NumberFieldProps<string>) {
  return (
    <TextField
      {...texts}
      inputMode="decimal"
      autoComplete="off"
      width="short"
      value={decimalText(value)}
      onChange={(event) => onChange(event.target.value.trim().replace(",", "."))}
    />
  );
}

/** A whole number; what is not one yet is NaN, and the check of the rule says so. */
export function IntegerField({ value, onChange, ...texts }: NumberFieldProps<number>) {
  return (
    <TextField
      {...texts}
      inputMode="numeric"
      autoComplete="off"
      width="short"
      value={Number.isNaN(value) ? "" : String(value)}
      onChange={(event) =>
        onChange(/^\d{1,4}$/.test(event.target.value) ? Number(event.target.value) : Number.NaN)
      }
    />
  );
}
