import { flushSync } from "react-dom";
import type { KeyboardEvent, MouseEvent } from "react";

import { closeToast, showToast, useToastStore } from "@/components/ui/toast-store";
import type { PlanEditor } from "./create-editor";
import { cellElementId, cellPlaceOf, focusCell, neighbour, type CellPlace } from "./grid-focus";

type GridEditor = Pick<PlanEditor, "store" | "actions"> & {
  /** Why lines cannot be moved now; null when they can. */
  moveLock?: string | null;
};

const NARROW = "(max-width: 47.99rem)";

/** Removes a measure, with a way back; the focus goes to the line that took its place. */
export function removeWithUndo({ store, actions }: GridEditor, id: string): void {
  const { order, measures } = store.getState();
  const ids = order[measures[id]?.trackNumber ?? 0] ?? [];
  const at = ids.indexOf(id);
  // Lines a filter hides are not on the page.
  const next = [...ids.slice(at + 1), ...ids.slice(0, at).reverse()].find((one) =>
    document.getElementById(cellElementId({ id: one, column: "title" })),
  );
  flushSync(() => actions.removeMeasure(id));
  showToast("Мероприятие удалено", {
    undo: {
      label: "Отменить",
      run: () => {
        flushSync(() => actions.restoreMeasure(id));
        focusCell({ id, column: "title" });
      },
    },
  });
  if (next) focusCell({ id: next, column: "title" });
}

/** Adds an empty measure below another, or first in a track, and opens its name for typing. */
export function addAndEdit(
  editor: GridEditor,
  trackNumber: number,
  afterId: string | null,
  values: Parameters<PlanEditor["actions"]["addMeasure"]>[2] = {},
): void {
  const id = editor.actions.addMeasure(trackNumber, afterId, values);
  openCell(editor, { id, column: "title" });
}

/** Opens a cell where it can be edited: in the table, on a phone in a sheet. */
export function openCell({ actions }: GridEditor, place: CellPlace): void {
  if (matchMedia(NARROW).matches) actions.openSheet(place.id, place.column);
  else actions.edit(place);
}

/** Moves the row and keeps the focus on the same cell of it. */
export function keepFocus(place: CellPlace, move: () => void): void {
  flushSync(move);
  focusCell(place);
}

/** A press on a cell: edits it in place, on a phone in a sheet. */
export function onGridClick({ store, actions }: GridEditor, event: MouseEvent): void {
  const place = cellPlaceOf(event.target);
  const target = event.target as Element;
  if (!place || target.closest("button, a, input, textarea, select, [role=listbox]")) return;
  const { editing } = store.getState();
  if (editing?.id === place.id && editing.column === place.column) return;
  if (window.getSelection()?.isCollapsed === false) return;
  openCell({ store, actions }, place);
}

/** Keys of the table. Letters are told by their place on the keyboard: the layout may be Russian. */
export function onGridKey(editor: GridEditor, event: KeyboardEvent): void {
  const place = cellPlaceOf(event.target);
  const row = place && editor.store.getState().measures[place.id];
  if (!row || event.nativeEvent.isComposing) return;
  const act = shortcut(editor, event, place, row.trackNumber) ?? walk(editor, event, place);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

type Act = (() => void) | null;

/** Acts on the whole row; they work while a cell is edited too. */
function shortcut(editor: GridEditor, event: KeyboardEvent, place: CellPlace, trackNumber: number): Act {
  const { actions } = editor;
  const control = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const alt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (control && event.key === "Enter") return () => addAndEdit(editor, trackNumber, place.id);
  if (control && event.code === "KeyD") {
    return () => {
      const id = actions.duplicateMeasure(place.id);
      if (id) actions.edit({ id, column: "title" });
    };
  }
  if (control && event.key === "Delete") return () => removeWithUndo(editor, place.id);
  if (alt && event.key === "Enter") return () => actions.openSheet(place.id, place.column);
  if (alt && editor.moveLock && /^(?:Arrow(?:Up|Down)|Digit\d|Numpad\d)$/.test(event.code)) {
    const reason = editor.moveLock;
    return () => showToast(reason);
  }
  if (alt && event.key === "ArrowUp") return () => keepFocus(place, () => actions.shiftMeasure(place.id, -1));
  if (alt && event.key === "ArrowDown")
    return () => keepFocus(place, () => actions.shiftMeasure(place.id, 1));
  const digit = alt ? /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1] : undefined;
  if (digit !== undefined && Number(digit) in editor.store.getState().order) {
    return () => keepFocus(place, () => actions.moveToTrack(place.id, Number(digit)));
  }
  return null;
}

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

/** Walking and starting to edit; only while the focus is on the cell itself. */
function walk({ actions }: GridEditor, event: KeyboardEvent, place: CellPlace): Act {
  if ((event.target as Element).id !== cellElementId(place)) return null;
  // Inside an input the browser undoes the typing itself.
  if (event.ctrlKey && event.code === "KeyZ" && !event.shiftKey) return takeBack();
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const step = event.key in ARROWS ? ARROWS[event.key as keyof typeof ARROWS] : null;
  if (step) {
    return () => {
      const to = neighbour(place, step);
      if (to) focusCell(to);
    };
  }
  if (event.key === "Enter" || event.key === "F2") return () => actions.edit(place);
  if (event.key === "Escape") return leaveTable(event);
  const types = event.key.length === 1 && event.key !== " " && place.column !== "schools";
  if (types) {
    // The editor must be there before the character is: then the browser types it into the input itself.
    flushSync(() => actions.edit(place, { replace: true }));
  }
  return null;
}

/** «Отменить» of the message at the foot of the page, many steps of Tab away. */
function takeBack(): Act {
  const undo = useToastStore.getState().current?.undo;
  if (!undo) return null;
  return () => {
    undo.run();
    closeToast();
  };
}

/** 150 lines are many steps of Tab: Esc leads out to the button after the table. */
function leaveTable(event: KeyboardEvent): Act {
  const section = (event.target as Element).closest("[data-track]");
  const button = section?.querySelector<HTMLElement>("[data-after-table]");
  return button ? () => button.focus() : null;
}
