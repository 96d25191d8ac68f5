"use client";

import { useDeferredValue, useMemo } from "react";

import { computeCoverage } from "@/lib/modules/plans/coverage/rules";
import type { Coverage } from "@/lib/modules/plans/coverage/types";
import { useEditor, usePlan } from "./editor-context";

/** What the plan does not answer yet, as one types: computed after the typed letter has been shown. */
export function useCoverage(): Coverage {
  const { year, schools, lines, tracks } = usePlan();
  const measures = useDeferredValue(useEditor((state) => state.measures));
  return useMemo(
    () => computeCoverage({ year, schools, lines, tracks, measures: Object.values(measures) }),
    [year, schools, lines, tracks, measures],
  );
}
