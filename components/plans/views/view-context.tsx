"use client";

import { createContext, use, useEffect, useMemo, type ReactNode } from "react";

import { countDue, isFiltered, matchesFilter } from "@/lib/modules/plans/views/rules";
import { useActions, useEditor, useEditorStore, usePlan } from "../editor-context";
import { usePlanAddress, type PlanAddress } from "./use-plan-address";

interface PlanViewFrame extends PlanAddress {
  filtered: boolean;
  /** Measures the filter hides. */
  hidden: ReadonlySet<string>;
  total: number;
  due: { overdue: number; month: number };
}

const NOTHING: ReadonlySet<string> = new Set();

const ViewContext = createContext<PlanViewFrame | null>(null);

/**
 * What the address shows of the plan. While the plan is edited the filter judges the measures as they stood when it was
 * chosen: a line does not vanish under the hand that changes it, and a new one is seen at once.
 */
export function PlanViewProvider({ children }: { children: ReactNode }) {
  const plan = usePlan();
  const store = useEditorStore();
  const address = usePlanAddress();
  const { asked } = address;
  const editable = plan.can.edit.allowed;
  const live = useEditor((state) => (editable ? null : state.measures));
  const total = useEditor((state) => Object.keys(state.measures).length);
  const filtered = isFiltered(asked);
  const { year, today, people, schools } = plan;
  const judged = useMemo(() => {
    const facts = { year, today, people, schools };
    const rows = Object.values(live ?? store.getState().measures);
    return {
      due: countDue(rows, facts),
      hidden: isFiltered(asked)
        ? new Set(rows.flatMap((row) => (matchesFilter(row, asked, facts) ? [] : [row.id])))
        : NOTHING,
    };
  }, [asked, live, store, year, today, people, schools]);
  useAskedMeasure(address);
  const frame = useMemo(
    () => ({ ...address, ...judged, filtered, total }),
    [address, judged, filtered, total],
  );
  return <ViewContext value={frame}>{children}</ViewContext>;
}

/** An address that names a measure opens its sheet, once: closed, it stays closed. */
function useAskedMeasure({ asked: { measure }, go }: PlanAddress): void {
  const store = useEditorStore();
  const { openSheet } = useActions();
  useEffect(() => {
    if (measure === null) return;
    const row = Object.values(store.getState().measures).find(({ lineageId }) => lineageId === measure);
    if (row) openSheet(row.id);
    go({ measure: null }, "replace");
  }, [measure, go, store, openSheet]);
}

/** The view of the plan and what its filter hides. */
export function usePlanView(): PlanViewFrame {
  const frame = use(ViewContext);
  if (!frame) throw new Error("This component is a part of the plan's views");
  return frame;
}

export const MOVE_LOCK = "Снимите отбор, чтобы переставлять мероприятия: часть строк сейчас скрыта.";
