import { MaybeText } from "@/components/monitorings/editor/small-fields";
import { FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import { readSource } from "@/lib/modules/monitorings/prefill/sources/rules";

interface SourceKeyProps {
  value: string | undefined;
  error?: string | undefined;
  onChange: (from: string | null) => void;
}

/** By which key the portal itself finds the value; without one a person brings it. */
export function SourceKey({ value, error, onChange }: SourceKeyProps) {
  const unknown = value !== undefined && readSource(value) === null;
  return (
    <MaybeText
      label={FIELD_LABELS.from}
      optional
      hint="Например «school.pupils», «results.oge», «answer:M2.m2_teach», «last:m1_students»."
      error={error ?? (unknown ? "Такого источника у портала нет." : undefined)}
      value={value ?? null}
      onChange={(from) => onChange(typeof from === "string" ? from : null)}
    />
  );
}

/** What is not told stands in no definition. */
export function withSourceKey<Told extends { from?: string | undefined }>(
  told: Told,
  from: string | null,
): Told {
  const { from: _before, ...rest } = told;
  return (from === null ? rest : { ...rest, from }) as Told;
}
