import { useId, type ComponentProps, type ReactNode } from "react";
import { cn } from "./class-names";

interface CheckboxProps extends Omit<ComponentProps<"input">, "type" | "id"> {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  hideLabel?: boolean;
  /** One of several answers instead of a mark. */
  kind?: "checkbox" | "radio";
}

/** A mark or one of several answers; the whole line can be pressed. */
export function Checkbox({
  id,
  label,
  hint,
  hideLabel = false,
  kind = "checkbox",
  className,
  ...rest
}: CheckboxProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <div className={cn("flex items-start gap-2.5", className)}>
      <input
        id={controlId}
        type={kind}
        aria-describedby={hint ? `${controlId}-hint` : undefined}
        className="mt-0.5 size-4.5 shrink-0 accent-brand pointer-coarse:size-6"
        {...rest}
      />
      <div className={hideLabel ? "sr-only" : "min-w-0"}>
        <label htmlFor={controlId} className="block">
          {label}
        </label>
        {hint ? (
          <p id={`${controlId}-hint`} className="text-sm text-muted">
            {hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
