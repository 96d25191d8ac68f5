import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<"select"> {
  options: readonly SelectOption[];
  /** First, empty line: «Выберите…». */
  placeholder?: string;
  compact?: boolean;
}

/** The browser's own list, dressed: it works with every keyboard, phone and screen reader. */
export function Select({ options, placeholder, compact = false, className, ...rest }: SelectProps) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        className={cn("control appearance-none pr-9! text-ellipsis", compact && "control-compact")}
        {...rest}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 right-2.5 size-4 -translate-y-1/2 text-ink-2 print:hidden"
      />
    </span>
  );
}
