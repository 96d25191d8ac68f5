"use client";

import { useEffect, useRef } from "react";

/**
 * Draws the tooltip of whatever carries `data-tip`. One element serves the page, so a table with hundreds of
 * picture buttons costs nothing more. The text repeats the accessible name, hence it is hidden from screen readers.
 */
export function TooltipLayer() {
  const tip = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const box = tip.current;
    if (!box) return;

    const hide = () => {
      box.hidden = true;
    };
    const show = (target: EventTarget | null) => {
      const owner = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
      const text = owner?.dataset.tip;
      if (!owner || !text) {
        hide();
        return;
      }
      box.textContent = text;
      box.hidden = false;
      const place = owner.getBoundingClientRect();
      const own = box.getBoundingClientRect();
      const below = place.bottom + 6;
      const top = below + own.height > window.innerHeight ? place.top - own.height - 6 : below;
      const middle = place.left + place.width / 2 - own.width / 2;
      const left = Math.max(8, Math.min(middle, document.documentElement.clientWidth - own.width - 8));
      box.style.transform = `translate(${String(Math.round(left))}px, ${String(Math.round(top))}px)`;
    };

    const onPointer = (event: PointerEvent) => {
      if (event.pointerType === "mouse") show(event.target);
    };
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) show(event.target);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") hide();
    };
    document.addEventListener("pointerover", onPointer);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("keydown", onKey);
    window.addEventListener("scroll", hide, true);
    return () => {
      document.removeEventListener("pointerover", onPointer);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", onKey);
      window.removeEventListener("scroll", hide, true);
    };
  }, []);

  return (
    <div
      ref={tip}
      hidden
      aria-hidden="true"
      data-print="hide"
      className="pointer-events-none fixed top-0 left-0 z-50 max-w-64 rounded-sm bg-ink px-2 py-1 text-xs text-white"
    />
  );
}
