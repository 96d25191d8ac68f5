import type { ReactNode } from "react";
import { cn } from "./class-names";
import { toneClass, type Tone } from "./tone";

interface BadgeProps {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}

/** A short state in words. On paper the ground is not printed, so the border carries the shape. */
export function Badge({ tone = "neutral", children, className }: BadgeProps) {
  return (
    <span
      className={cn(
        "inline-block justify-self-start rounded-sm border border-transparent px-1.5 py-px align-baseline text-xs font-medium print:border-line-strong",
        toneClass[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
