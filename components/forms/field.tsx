import { useId, type ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

export interface FieldTexts {
  label: ReactNode;
  hint?: ReactNode;
  /** What to do: «Укажите срок исполнения». */
  error?: string | undefined;
  /** Adds «необязательно» to the label; obligatory fields carry no mark. */
  optional?: boolean;
  hideLabel?: boolean;
}

interface FieldProps extends FieldTexts {
  /** Id of the control inside. */
  id: string;
  children: ReactNode;
  className?: string;
}

/** Attributes that tie a control to the label, hint and error drawn by `Field` with the same id. */
export function fieldControl(id: string, texts: Pick<FieldTexts, "hint" | "error">) {
  const described = [texts.hint ? `${id}-hint` : "", texts.error ? `${id}-error` : ""]
    .filter(Boolean)
    .join(" ");
  return {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": texts.error ? true : undefined,
  } as const;
}

interface OwnProps extends FieldTexts {
  id?: string;
  className?: string | undefined;
}

/** Parts what a field is given into what its frame shows and what its control takes, tied together by one id. */
export function useField<Props extends OwnProps>({
  id,
  label,
  hint,
  error,
  optional,
  hideLabel,
  className,
  ...control
}: Props) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return {
    field: { id: controlId, label, hint, error, optional, hideLabel, className },
    control,
    tied: fieldControl(controlId, { hint, error }),
  };
}

export function Field({
  id,
  label,
  hint,
  error,
  optional = false,
  hideLabel = false,
  children,
  className,
}: FieldProps) {
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block font-medium"}>
        {label}
        {optional ? <span className="font-normal text-muted"> (необязательно)</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1.5 text-sm text-muted">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}

/** The error under a control; the word «Ошибка» is for those who do not see the colour. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="mt-1 border-l-3 border-danger pl-2 text-sm font-medium text-danger">
      <span className="sr-only">Ошибка: </span>
      {error}
    </p>
  );
}
