"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { measureValue } from "./plan-edits";
import { useActions, useEditor } from "./editor-context";
import { focusCell } from "./grid-focus";
import { ProblemNote } from "./problem-note";
import { SchoolChoice } from "./school-choice";

/** Choice of schools for the cell being edited; every press is saved, so there is nothing to confirm. */
export function SchoolsDialog() {
  const actions = useActions();
  const id = useEditor((state) => (state.editing?.column === "schools" ? state.editing.id : null));
  const row = useEditor((state) => (id ? state.measures[id] : undefined));
  const problem = useEditor((state) => (id ? state.problems[id] : undefined))?.find(
    (one) => one.key === `${id ?? ""}:schools`,
  );
  if (!id || !row) return null;
  const close = () => {
    actions.stopEditing({ id, column: "schools" });
    // After the dialog has given the focus back to the page.
    requestAnimationFrame(() => focusCell({ id, column: "schools" }));
  };
  const label = "Участники (ОО)";
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={label}
      description={row.title || "Мероприятие без названия"}
      footer={
        <Button variant="primary" onClick={close}>
          Готово
        </Button>
      }
    >
      <SchoolChoice
        label={label}
        value={measureValue(row, "schools")}
        onChange={(schools) => actions.setMeasure(id, "schools", schools)}
      />
      {problem ? <ProblemNote problem={problem} row={row} /> : null}
    </Dialog>
  );
}
