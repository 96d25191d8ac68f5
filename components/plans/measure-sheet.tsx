"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import { CommentsOfMeasure } from "./comments/measure-comments";
import { useActions, useEditor, useEditorStore, usePlan } from "./editor-context";
import { showsExecution } from "./execution/execution-mark";
import { openExecution } from "./execution/execution-panel";
import { NO_PROBLEMS } from "./editor-state";
import { removeWithUndo } from "./grid-keys";
import { MeasureDetails } from "./measure-details";
import { SideSheet } from "./side-sheet";
import { usePlanView } from "./views/view-context";

/** One measure in full, at the side of the table: all its fields, on a phone the way to edit it. */
export function MeasureSheet() {
  const plan = usePlan();
  const actions = useActions();
  const store = useEditorStore();
  const sheet = useEditor((state) => state.sheet);
  const row = useEditor((state) => (sheet ? state.measures[sheet.id] : undefined));
  const problems = useEditor((state) => (sheet ? state.problems[sheet.id] : undefined)) ?? NO_PROBLEMS;
  const ids = useEditor((state) => (row ? state.order[row.trackNumber] : undefined)) ?? [];
  const { hidden } = usePlanView();
  if (!sheet || !row) return null;
  const at = ids.indexOf(row.id);
  const number = `${String(row.trackNumber)}.${String(at + 1)}`;
  const shown = (id: string) => !hidden.has(id);
  const previous = ids.slice(0, at).findLast(shown);
  const next = ids.slice(at + 1).find(shown);
  const editable = plan.can.edit.allowed;
  return (
    <SideSheet
      open
      onClose={actions.closeSheet}
      title={
        <>
          Мероприятие {number}
          {row.carriedOver ? (
            <Badge tone="warning" className="ml-2">
              перешло из {plan.year - 1}
              {row.previousState ? `: ${executionLabels[row.previousState]}` : ""}
            </Badge>
          ) : null}
        </>
      }
      tools={
        <>
          <IconButton
            label="Предыдущее мероприятие"
            icon={<ChevronUp />}
            disabled={!previous}
            onClick={() => (previous ? actions.openSheet(previous) : undefined)}
          />
          <IconButton
            label="Следующее мероприятие"
            icon={<ChevronDown />}
            disabled={!next}
            onClick={() => (next ? actions.openSheet(next) : undefined)}
          />
        </>
      }
      firstFocus={(content) =>
        content.querySelector<HTMLElement>(
          `[data-field="${sheet.column ?? "title"}"] :is(input, textarea, select, button)`,
        )
      }
      footer={
        <>
          <Button variant="primary" onClick={actions.closeSheet}>
            Готово
          </Button>
          {showsExecution(plan) ? (
            <Button
              onClick={() => {
                actions.closeSheet();
                openExecution(row.lineageId);
              }}
            >
              Отметка о выполнении
            </Button>
          ) : null}
          {editable ? (
            <Button
              variant="danger"
              onClick={() => {
                actions.closeSheet();
                removeWithUndo({ store, actions }, row.id);
              }}
            >
              Удалить
            </Button>
          ) : null}
        </>
      }
    >
      <CommentsOfMeasure row={row} />
      <MeasureDetails key={row.id} row={row} number={number} problems={problems} editable={editable} />
    </SideSheet>
  );
}
