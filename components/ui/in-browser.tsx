"use client";

import { useSyncExternalStore, type ReactNode } from "react";

const never = () => () => undefined;

/**
 * Long parts that only work in a browser anyway are drawn there alone: the server sends their data once instead of the
 * data and the drawing, and answers several times as fast. Until then the placeholder stands in their place.
 */
export function InBrowser({ placeholder, children }: { placeholder?: ReactNode; children: ReactNode }) {
  const drawn = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (drawn) return children;
  return (
    <div aria-busy="true" className="contents">
      {placeholder}
    </div>
  );
}
