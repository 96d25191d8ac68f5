import { useEffect, useRef, type ComponentProps } from "react";

interface ChoiceBoxProps extends Omit<ComponentProps<"input">, "type" | "checked" | "ref"> {
  /** What is chosen by it, for those who hear. */
  label: string;
  choice: "all" | "none" | "some";
}

/** A mark over one or many cells; «some» is shown as neither. */
export function ChoiceBox({ label, choice, ...input }: ChoiceBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = choice === "some";
  }, [choice]);
  return (
    <input
      ref={box}
      type="checkbox"
      aria-label={label}
      checked={choice === "all"}
      className="size-4.5 shrink-0 accent-brand pointer-coarse:size-6"
      {...input}
    />
  );
}
