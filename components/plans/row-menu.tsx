"use client";

import { Ellipsis } from "lucide-react";
import { useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { useActions, useEditorStore, usePlan } from "./editor-context";
import { addAndEdit, keepFocus, removeWithUndo } from "./grid-keys";
import { MOVE_LOCK, usePlanView } from "./views/view-context";

/** Everything the keys do to a measure, by name. */
export function RowMenu({ id, number }: { id: string; number: string }) {
  const plan = usePlan();
  const actions = useActions();
  const store = useEditorStore();
  const { filtered } = usePlanView();
  const editor = { store, actions };
  const track = () => store.getState().measures[id]?.trackNumber ?? 0;
  const place = { id, column: "title" as const };
  const acted = useRef(false);

  const entries: MenuEntry[] = [
    { kind: "action", label: "Подробности", onSelect: () => actions.openSheet(id) },
    { kind: "action", label: "Добавить мероприятие ниже", onSelect: () => addAndEdit(editor, track(), id) },
    {
      kind: "action",
      label: "Создать копию",
      onSelect: () => {
        const copy = actions.duplicateMeasure(id);
        if (copy) actions.edit({ id: copy, column: "title" });
      },
    },
    { kind: "separator" },
    ...(filtered ? [{ kind: "heading", label: MOVE_LOCK } as const] : []),
    {
      kind: "action",
      label: "Переставить выше",
      disabled: filtered,
      onSelect: () => keepFocus(place, () => actions.shiftMeasure(id, -1)),
    },
    {
      kind: "action",
      label: "Переставить ниже",
      disabled: filtered,
      onSelect: () => keepFocus(place, () => actions.shiftMeasure(id, 1)),
    },
    ...plan.tracks
      .filter((one) => one.number !== track())
      .map((one): MenuEntry => ({
        kind: "action",
        label: one.number === 0 ? "Перенести в раздел 0" : `Перенести в трек ${String(one.number)}`,
        disabled: filtered,
        onSelect: () => keepFocus(place, () => actions.moveToTrack(id, one.number)),
      })),
    { kind: "separator" },
    { kind: "action", label: "Удалить", danger: true, onSelect: () => removeWithUndo(editor, id) },
  ];

  return (
    <Menu
      trigger={
        <IconButton
          label={`Действия, мероприятие ${number}`}
          icon={<Ellipsis />}
          className="-mt-1 size-7!"
          data-print="hide"
        />
      }
      entries={entries.map((entry) =>
        entry.kind === "action"
          ? {
              ...entry,
              onSelect: () => {
                acted.current = true;
                entry.onSelect();
              },
            }
          : entry,
      )}
      onCloseAutoFocus={(event) => {
        // The act has put the focus where the work goes on.
        if (acted.current) event.preventDefault();
        acted.current = false;
      }}
    />
  );
}
