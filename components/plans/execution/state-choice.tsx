import type { ComponentProps, ReactNode } from "react";
import { FieldError } from "@/components/forms/field";
import { cn } from "@/components/ui/class-names";

interface StateChoiceProps {
  legend: ReactNode;
  /** Spread of `field("state")`; the id stands on the first answer, where the summary leads. */
  field: Omit<ComponentProps<"input">, "id"> & { id: string; error?: string | undefined };
  options: readonly { value: string; label: string }[];
}

/** One answer of a few as large lines that are easy to hit with a thumb. */
export function StateChoice({ legend, field: { id, error, ...input }, options }: StateChoiceProps) {
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className={cn("grid gap-2", "grid-cols-2", options.length > 2 && "sm:grid-cols-4")}>
        {options.map((option, at) => (
          <label
            key={option.value}
            className="flex min-h-11 items-center gap-2.5 rounded-md border border-control bg-surface px-3 py-2 has-checked:border-brand has-checked:bg-brand-tint has-checked:font-medium has-focus-visible:outline-3 has-focus-visible:outline-focus"
          >
            <input
              {...input}
              id={at === 0 ? id : undefined}
              type="radio"
              value={option.value}
              className="size-4.5 shrink-0 accent-brand outline-none pointer-coarse:size-5"
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
