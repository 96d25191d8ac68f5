import { cn } from "./class-names";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "medium" | "small";

const base =
  "inline-flex items-center justify-center gap-2 rounded-md border text-center font-medium no-underline " +
  "transition-colors duration-100 select-none aria-disabled:cursor-default disabled:cursor-default";

const sizes: Record<ButtonSize, string> = {
  medium: "min-h-9.5 px-3.5 py-1.5 text-base pointer-coarse:min-h-11",
  small: "min-h-8 px-2.5 py-1 text-sm pointer-coarse:min-h-11",
};

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-brand bg-brand text-white hover:border-brand-strong hover:bg-brand-strong active:bg-ink " +
    "disabled:border-line-strong disabled:bg-sunken disabled:text-muted",
  secondary:
    "border-control bg-surface text-brand hover:border-brand hover:bg-brand-tint active:bg-line " +
    "disabled:border-line disabled:bg-sunken disabled:text-muted",
  quiet:
    "border-transparent bg-transparent text-brand hover:bg-brand-tint active:bg-line " +
    "disabled:bg-transparent disabled:text-muted",
  danger:
    "border-danger bg-surface text-danger hover:border-danger-strong hover:bg-danger-tint active:bg-danger " +
    "active:text-white disabled:border-line disabled:bg-sunken disabled:text-muted",
};

/** Classes shared by a button and a link that looks like one. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, extra?: string): string {
  return cn(base, sizes[size], variants[variant], extra);
}
