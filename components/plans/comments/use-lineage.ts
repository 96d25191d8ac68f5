"use client";

import { useMemo } from "react";
import { useEditor } from "../editor-context";

/** The line of the plan on the page that a measure of any of its texts is now: its id and number; null when it is not there. */
export function useLineage(lineageId: string | null): { id: string; number: string } | null {
  const measures = useEditor((state) => state.measures);
  const order = useEditor((state) => state.order);
  return useMemo(() => {
    const row = lineageId && Object.values(measures).find((one) => one.lineageId === lineageId);
    if (!row) return null;
    const at = order[row.trackNumber]?.indexOf(row.id) ?? -1;
    return { id: row.id, number: `${String(row.trackNumber)}.${String(at + 1)}` };
  }, [lineageId, measures, order]);
}
