import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What the button does, for those who hear and for those who hover. */
  label: string;
  icon: ReactNode;
  tone?: "plain" | "danger";
}

/** A button that shows only a picture. The tooltip is drawn by `TooltipLayer`, once for the page. */
export function IconButton({
  label,
  icon,
  tone = "plain",
  type = "button",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      data-tip={label}
      className={cn(
        "inline-flex size-8 shrink-0 items-center justify-center rounded-md transition-colors pointer-coarse:size-11",
        "disabled:cursor-default disabled:text-line-strong [&>svg]:size-4.5",
        tone === "danger"
          ? "text-danger hover:bg-danger-tint disabled:hover:bg-transparent"
          : "text-ink-2 hover:bg-brand-tint hover:text-brand disabled:hover:bg-transparent",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
