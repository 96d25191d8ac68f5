"use client";

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { cn } from "@/components/ui/class-names";
import { MultiSelectList } from "@/components/ui/multi-select-list";
import type { MultiSelectOption, MultiSelectPreset } from "@/components/ui/multi-select-state";
import { Popover } from "@/components/ui/popover";
import { fieldControl, FieldError, type FieldTexts } from "./field";

interface MultiSelectFieldProps extends Omit<FieldTexts, "label"> {
  id?: string;
  label: string;
  options: readonly MultiSelectOption[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  presets?: readonly MultiSelectPreset[];
  /** Shown while nothing is chosen. */
  placeholder?: string;
  /** What is chosen, in words; by default names, or their number when there are many. */
  summary?: string;
  searchLabel?: string;
  onOpenChange?: (open: boolean) => void;
  disabled?: boolean;
  compact?: boolean;
  className?: string;
}

function describe(options: readonly MultiSelectOption[], value: readonly string[]): string {
  const names = options.filter((option) => value.includes(option.value)).map((option) => option.label);
  return names.length <= 2
    ? names.join(", ")
    : `Выбрано ${String(names.length)} из ${String(options.length)}`;
}

/** A button that tells what is chosen and opens a list with search and marks. */
export function MultiSelectField({
  id,
  label,
  hint,
  error,
  optional = false,
  hideLabel = false,
  options,
  value,
  onChange,
  presets,
  placeholder = "Не выбрано",
  summary,
  searchLabel,
  onOpenChange,
  disabled = false,
  compact = false,
  className,
}: MultiSelectFieldProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const { "aria-describedby": described } = fieldControl(controlId, { hint, error });
  const text = value.length === 0 ? placeholder : (summary ?? describe(options, value));
  return (
    <div className={cn("min-w-0", className)}>
      <span id={`${controlId}-label`} className={hideLabel ? "sr-only" : "mb-1 block font-medium"}>
        {label}
        {optional ? <span className="font-normal text-muted"> (необязательно)</span> : null}
      </span>
      {hint ? (
        <p id={`${controlId}-hint`} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <Popover
        label={label}
        onOpenChange={onOpenChange}
        className="w-[max(20rem,var(--radix-popover-trigger-width))] p-3"
        trigger={
          <button
            id={controlId}
            type="button"
            disabled={disabled}
            aria-labelledby={`${controlId}-label ${controlId}-value`}
            aria-describedby={described}
            data-invalid={error ? "" : undefined}
            className={cn(
              "control flex items-start justify-between gap-2 text-left data-invalid:border-danger",
              compact && "control-compact",
            )}
          >
            <span id={`${controlId}-value`} className={cn("min-w-0", value.length === 0 && "text-muted")}>
              {text}
            </span>
            <ChevronDown aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-2" />
          </button>
        }
      >
        <MultiSelectList {...{ label, options, value, onChange, presets, searchLabel }} />
      </Popover>
      <FieldError id={controlId} error={error} />
    </div>
  );
}
