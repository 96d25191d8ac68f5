"use client";

import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useRef, useState, type ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { OverlayContainer } from "@/components/ui/overlay-container";

interface SideSheetProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Beside the title. */
  tools?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** Finds what takes the focus first; by default the first control. */
  firstFocus?: (sheet: HTMLElement) => HTMLElement | null | undefined;
  /** A table needs more room than a form. */
  wide?: boolean;
  /** The act that closed the sheet has moved the focus itself. */
  keepsFocus?: () => boolean;
}

/** A page's second leaf at its right edge; the whole screen on a phone. */
export function SideSheet({
  open,
  onClose,
  title,
  tools,
  footer,
  children,
  firstFocus,
  wide = false,
  keepsFocus,
}: SideSheetProps) {
  const [sheet, setSheet] = useState<HTMLElement | null>(null);
  // What had the focus before: a sheet opened by a link or a key has no trigger to return to.
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-ink/45" />
        <Radix.Content
          ref={setSheet}
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            opener.current = document.activeElement;
            const content = event.currentTarget;
            const field = content instanceof HTMLElement ? firstFocus?.(content) : null;
            if (!field) return;
            event.preventDefault();
            field.focus();
            field.scrollIntoView({ block: "center" });
          }}
          onCloseAutoFocus={(event) => {
            const moved = document.activeElement !== null && document.activeElement !== document.body;
            const from = opener.current;
            if (keepsFocus?.() || moved) event.preventDefault();
            else if (from instanceof HTMLElement && from.isConnected) {
              event.preventDefault();
              from.focus();
            }
          }}
          className={cn(
            "fixed inset-y-0 right-0 z-40 flex w-full flex-col bg-surface text-ink shadow-overlay outline-none",
            wide ? "max-w-4xl" : "max-w-xl",
          )}
        >
          <div className="flex items-start gap-2 border-b border-line px-5 py-3">
            <Radix.Title className="min-w-0 flex-1 text-lg font-semibold">{title}</Radix.Title>
            {tools}
            <Radix.Close asChild>
              <IconButton label="Закрыть" icon={<X />} />
            </Radix.Close>
          </div>
          <OverlayContainer value={sheet}>
            <div className="min-h-0 flex-1 space-y-4 overflow-y-auto px-5 py-4">{children}</div>
          </OverlayContainer>
          {footer ? (
            <div className="flex flex-wrap gap-2 border-t border-line px-5 py-3">{footer}</div>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
