"use client";

import { CircleAlert, Undo2, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { closeToast, useToastStore } from "./toast-store";

const plainMs = 6_000;
const undoMs = 20_000;

/** Where short messages and «Отменить» appear. The clock stops while the pointer or the focus is on the bar. */
export function ToastRegion() {
  const toast = useToastStore((state) => state.current);
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (!toast || toast.tone === "error" || held) return;
    const timer = setTimeout(closeToast, toast.undo ? undoMs : plainMs);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, held]);

  return (
    <div
      role="region"
      aria-label="Сообщения"
      data-print="hide"
      className="masthead pointer-events-none fixed inset-x-0 bottom-0 z-50 flex justify-center p-3"
    >
      <div aria-live={toast?.tone === "error" ? "assertive" : "polite"} className="max-w-full">
        {toast ? (
          <div
            key={toast.id}
            onPointerEnter={() => {
              setHeld(true);
            }}
            onPointerLeave={() => {
              setHeld(false);
            }}
            onFocus={() => {
              setHeld(true);
            }}
            onBlur={() => {
              setHeld(false);
            }}
            className="pointer-events-auto flex max-w-xl animate-enter items-center gap-3 rounded-lg bg-ink py-2 pr-2 pl-4 text-white shadow-overlay"
          >
            {toast.tone === "error" ? (
              <CircleAlert aria-hidden="true" className="size-5 shrink-0 text-focus-on-dark" />
            ) : null}
            <span className="min-w-0 py-1">{toast.text}</span>
            {toast.undo ? (
              <button
                type="button"
                className="inline-flex shrink-0 items-center gap-1.5 rounded-md px-2.5 py-1 font-semibold text-focus-on-dark hover:bg-white/15"
                onClick={() => {
                  toast.undo?.run();
                  setHeld(false);
                  closeToast();
                }}
              >
                <Undo2 aria-hidden="true" className="size-4" />
                {toast.undo.label}
              </button>
            ) : null}
            <IconButton
              label="Закрыть сообщение"
              icon={<X />}
              className="text-white! hover:bg-white/15! hover:text-white!"
              onClick={() => {
                setHeld(false);
                closeToast();
              }}
            />
          </div>
        ) : null}
      </div>
    </div>
  );
}
