"use client";

import { prefillForGap } from "@/lib/modules/plans/coverage/samples/rules";
import type { Gap, GapKind } from "@/lib/modules/plans/coverage/types";
import { useActions, useEditorStore, usePlan } from "./editor-context";
import { addAndEdit, openCell } from "./grid-keys";
import type { MeasureColumn } from "./grid-focus";
import { usePlanView } from "./views/view-context";

const COLUMN_OF_GAP: Partial<Record<GapKind, MeasureColumn>> = {
  no_title: "title",
  no_period: "period",
  outside_year: "period",
  no_responsible: "responsible",
  no_evidence: "evidence",
};

/** What one press on a gap does: starts the measure that closes it, filled in, or opens the cell to fill. */
export function useCloseGap(): (gap: Gap) => void {
  const { year, schools, samples } = usePlan();
  const actions = useActions();
  const store = useEditorStore();
  const { hidden } = usePlanView();
  const editor = { store, actions };
  return (gap) => {
    if (gap.measureId) {
      const column = COLUMN_OF_GAP[gap.kind] ?? "title";
      // A line the filter hides has no cell on the page.
      if (hidden.has(gap.measureId)) actions.openSheet(gap.measureId, column);
      else openCell(editor, { id: gap.measureId, column });
      return;
    }
    const last = store.getState().order[gap.trackNumber]?.at(-1) ?? null;
    addAndEdit(editor, gap.trackNumber, last, prefillForGap(gap, { year, schools, samples }));
    actions.announce("Мероприятие добавлено и заполнено, проверьте название");
  };
}
