import { useId, type ComponentProps, type ReactNode } from "react";

interface SwitchProps extends Omit<ComponentProps<"input">, "type" | "role" | "id"> {
  id?: string;
  label: ReactNode;
}

/** On or off, in force at once; a choice that waits for «Сохранить» is a Checkbox. */
export function Switch({ id, label, className, ...rest }: SwitchProps) {
  const ownId = useId();
  const controlId = id ?? ownId;
  return (
    <label htmlFor={controlId} className={className ?? "inline-flex items-center gap-2.5"}>
      <span className="relative inline-flex h-5.5 w-10 shrink-0">
        <input
          id={controlId}
          type="checkbox"
          role="switch"
          className="peer size-full appearance-none rounded-full border border-control bg-sunken transition-colors checked:border-brand checked:bg-brand disabled:opacity-60"
          {...rest}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-1 left-1 size-3.5 rounded-full bg-control transition-[left] peer-checked:left-5.5 peer-checked:bg-white"
        />
      </span>
      <span>{label}</span>
    </label>
  );
}
