"use client";

import { useEffect, useRef } from "react";

/** What a key does, by its place on the keyboard: the layout may be Russian. */
export type ReviewKeys = Partial<Record<"KeyA" | "KeyR" | "KeyJ" | "KeyK" | "KeyM", () => void>>;

const TYPED_INTO =
  "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu]";

/** Single keys of the page; none while somebody types, a dialog is open, or with Ctrl, Alt or Cmd held. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return;
      if (document.querySelector("[role=dialog], [role=alertdialog]")) return;
      const act = latest.current[event.code as keyof ReviewKeys];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** The question the person is at: the one with the focus, else the first one seen. */
export function questionAtHand(): string | null {
  const focused = document.activeElement?.closest<HTMLElement>("[data-question]");
  if (focused) return focused.dataset.question ?? null;
  const all = [...document.querySelectorAll<HTMLElement>("[data-question]")];
  const seen = all.find((element) => element.getBoundingClientRect().bottom > 80);
  return seen?.dataset.question ?? null;
}
