import { useId, type ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { fieldControl, FieldError } from "./field";

interface FieldsetProps {
  legend: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  children: ReactNode;
  hideLegend?: boolean;
  className?: string;
}

/** A question answered by several controls. */
export function Fieldset({ legend, hint, error, children, hideLegend = false, className }: FieldsetProps) {
  const id = useId();
  const { "aria-describedby": described } = fieldControl(id, { hint, error });
  return (
    <fieldset aria-describedby={described} className={cn("min-w-0", className)}>
      <legend className={hideLegend ? "sr-only" : "mb-1 font-medium"}>{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <div className="space-y-2">{children}</div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
