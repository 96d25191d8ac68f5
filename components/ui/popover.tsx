"use client";

import { Popover as Radix } from "radix-ui";
import { useContext, type ReactElement, type ReactNode } from "react";
import { cn } from "./class-names";
import { OverlayContainer } from "./overlay-container";

interface PopoverProps {
  /** A button; it gets aria-expanded and the like. */
  trigger: ReactElement;
  /** Names the box for those who hear it. */
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
}

/** A box beside the button that opened it; the page behind stays in reach. */
export function Popover({
  trigger,
  label,
  children,
  open,
  onOpenChange,
  align = "start",
  className,
}: PopoverProps) {
  const container = useContext(OverlayContainer);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            "z-50 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-1rem)] animate-enter overflow-y-auto",
            "rounded-lg border border-line-strong bg-surface shadow-overlay focus:outline-none",
            className ?? "p-4",
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
