"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";

import { readPlanView, type PlanViewParams } from "@/lib/modules/plans/views/schema";

export interface PlanAddress {
  asked: PlanViewParams;
  /** Address of the same page with another view or filter; everything else in it stays. */
  href: (change: Partial<PlanViewParams>) => string;
  /** Goes there without a request and without scrolling; typing replaces the entry of the history instead of adding one. */
  go: (change: Partial<PlanViewParams>, how?: "push" | "replace") => void;
}

/** The view and the filters as they stand in the address of the plan's page. */
export function usePlanAddress(): PlanAddress {
  const path = usePathname();
  const search = useSearchParams().toString();
  return useMemo(() => {
    const href = (change: Partial<PlanViewParams>) => {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries(change)) {
        if (value === null || value === "table") next.delete(name);
        else next.set(name, String(value));
      }
      const query = next.toString();
      return query ? `${path}?${query}` : path;
    };
    return {
      asked: readPlanView(new URLSearchParams(search)),
      href,
      go: (change, how = "push") => {
        if (how === "push") window.history.pushState(null, "", href(change));
        else window.history.replaceState(null, "", href(change));
      },
    };
  }, [path, search]);
}
