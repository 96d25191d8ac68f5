"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useState, type ReactNode } from "react";
import { cn } from "./class-names";
import { IconButton } from "./icon-button";
import { overlayClass, sheetClass } from "./dialog-style";
import { OverlayContainer } from "./overlay-container";

const firstField =
  "input:not([type=hidden], :disabled), textarea:not(:disabled), select:not(:disabled), [data-autofocus]";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  /** Buttons under the content, the main one first. */
  footer?: ReactNode;
  size?: "medium" | "large";
  /** Typed text would be lost by a stray press beside the dialog; then only its buttons and Esc close it. */
  keepOpenOutside?: boolean;
  /** There is no way on without it: no cross. The caller leaves `onOpenChange` without effect. */
  required?: boolean;
}

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "medium",
  keepOpenOutside = false,
  required = false,
}: DialogProps) {
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass}>
          <Radix.Content
            ref={setSheet}
            className={cn(sheetClass, size === "large" ? "max-w-3xl" : "max-w-lg")}
            onOpenAutoFocus={(event) => {
              // The first field rather than the cross; without fields Radix chooses.
              const content = event.currentTarget;
              const field =
                content instanceof Element ? content.querySelector<HTMLElement>(firstField) : null;
              if (!field) return;
              event.preventDefault();
              field.focus();
            }}
            onInteractOutside={
              keepOpenOutside
                ? (event) => {
                    event.preventDefault();
                  }
                : undefined
            }
            {...(description ? {} : { "aria-describedby": undefined })}
          >
            <div className="flex items-start justify-between gap-3 border-b border-line px-5 py-3.5">
              <Radix.Title className="min-w-0 text-lg font-semibold">{title}</Radix.Title>
              {required ? null : (
                <Radix.Close asChild>
                  <IconButton label="Закрыть" icon={<X />} className="-my-1 -mr-2" />
                </Radix.Close>
              )}
            </div>
            <OverlayContainer value={sheet}>
              <div className="space-y-4 px-5 py-4">
                {description ? (
                  <Radix.Description className="text-ink-2">{description}</Radix.Description>
                ) : null}
                {children}
              </div>
              {footer ? (
                <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3.5">{footer}</div>
              ) : null}
            </OverlayContainer>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}
