"use client";

import type { ReactNode } from "react";
import { useActions, useEditor } from "../editor-context";
import { usePlanView } from "./view-context";

interface MeasureLinkProps {
  id: string;
  children: ReactNode;
  className?: string;
}

/** The name of a measure; opens its sheet over the view, or the same in a window of its own. */
export function MeasureLink({ id, children, className }: MeasureLinkProps) {
  const actions = useActions();
  const { href } = usePlanView();
  const lineageId = useEditor((state) => state.measures[id]?.lineageId ?? null);
  return (
    <a
      href={href({ measure: lineageId })}
      className={className}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        actions.openSheet(id);
      }}
    >
      {children}
    </a>
  );
}
