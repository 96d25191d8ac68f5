"use client";

import { Ellipsis, GripVertical } from "lucide-react";
import { type DragEvent, useState } from "react";

import { type ChosenPart, useEditorFrame } from "@/components/monitorings/editor/editor-context";
import { copyOf } from "@/components/monitorings/editor/new-parts";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import { findPart, placeOfPart, standingOf, stepPlace } from "@/lib/modules/monitorings/editing/rules";
import type { PartKind, Place } from "@/lib/modules/monitorings/editing/types";

interface MapLineProps extends ChosenPart {
  title: string;
  dragged: ChosenPart | null;
  setDragged: (part: ChosenPart | null) => void;
  onMoved: (said: string) => void;
}

const idOf = (part: PartKind, code: string) => `map-${part}-${code}`;

/** One part in the map: pressed to be edited, dragged or stepped to another place. */
export function MapLine({ part, code, title, dragged, setDragged, onMoved }: MapLineProps) {
  const { editor, chosen, choose } = useEditorFrame();
  const [over, setOver] = useState<"before" | "after" | "into" | null>(null);
  const current = chosen.part === part && chosen.code === code;

  const move = (moved: ChosenPart, place: Place) => {
    editor.move(moved.part, moved.code, place);
    choose(moved);
    const { section, place: at, of } = standingOf(editor.store.getState().form, moved.part, moved.code);
    onMoved(`Место ${String(at)} из ${String(of)}${section ? `, раздел «${section.title}»` : ""}`);
    // A line that moves in the page takes its focus away.
    requestAnimationFrame(() => document.getElementById(idOf(moved.part, moved.code))?.focus());
  };
  const step = (by: -1 | 1) => {
    const place = stepPlace(editor.store.getState().form, part, code, by);
    if (place) move({ part, code }, place);
  };
  const sideOf = (event: DragEvent): typeof over => {
    if (!dragged || (dragged.part === part && dragged.code === code)) return null;
    if (dragged.part === "question" && part === "section") return "into";
    if (dragged.part !== part) return null;
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? "before" : "after";
  };
  const drop = (event: DragEvent) => {
    const side = sideOf(event);
    setOver(null);
    setDragged(null);
    if (!dragged || side === null) return;
    event.preventDefault();
    move(dragged, dropPlace(side));
  };
  const dropPlace = (side: "before" | "after" | "into"): Place => {
    const { form } = editor.store.getState();
    if (side === "into")
      return {
        section: code,
        after: form.sections.find((section) => section.code === code)?.questions.at(-1)?.code ?? null,
      };
    const place = placeOfPart(form, part, code) ?? { section: null, after: null };
    if (side === "after") return { ...place, after: code };
    // Before its own neighbour it stands already.
    return place.after === dragged?.code ? { ...place, after: null } : place;
  };

  return (
    <div
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", title);
        setDragged({ part, code });
      }}
      onDragEnd={() => {
        setDragged(null);
        setOver(null);
      }}
      onDragOver={(event) => {
        const side = sideOf(event);
        setOver(side);
        if (side !== null) event.preventDefault();
      }}
      onDragLeave={() => setOver(null)}
      onDrop={drop}
      className={cn(
        "flex items-start gap-0.5 rounded-md border-y-2 border-transparent",
        current && "bg-brand-tint",
        over === "before" && "border-t-brand",
        over === "after" && "border-b-brand",
        over === "into" && "bg-accent/20",
      )}
    >
      <GripVertical aria-hidden="true" className="mt-0.5 h-6 w-5 shrink-0 cursor-grab px-0.5 text-muted" />
      <button
        id={idOf(part, code)}
        type="button"
        aria-current={current ? "true" : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => choose({ part, code })}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
          event.preventDefault();
          step(event.key === "ArrowUp" ? -1 : 1);
        }}
        className={cn(
          "min-w-0 flex-1 rounded-md px-1.5 py-1 text-left wrap-anywhere hover:bg-brand-tint",
          part === "section" && "font-medium",
          current && "font-semibold",
        )}
      >
        <span className="line-clamp-3">{title === "" ? code : title}</span>
      </button>
      <LineMenu {...{ part, code, title, step }} />
    </div>
  );
}

interface LineMenuProps extends ChosenPart {
  title: string;
  step: (by: -1 | 1) => void;
}

function LineMenu({ part, code, title, step }: LineMenuProps) {
  const { editor, choose } = useEditorFrame();
  const copy = () => {
    const { form } = editor.store.getState();
    const of = findPart(form, part, code);
    const place = placeOfPart(form, part, code);
    if (!of || !place) return;
    const value = copyOf(form, part, of);
    editor.add(part, value, { ...place, after: code });
    choose({ part, code: value.code });
  };
  const remove = () => {
    const removed = editor.remove(part, code);
    if (!removed) return;
    showToast("Удалено из формы", { undo: { label: "Вернуть", run: () => editor.putBack(removed) } });
  };
  const entries: MenuEntry[] = [
    { kind: "action", label: "Выше", onSelect: () => step(-1) },
    { kind: "action", label: "Ниже", onSelect: () => step(1) },
    ...(part === "section" ? [] : [{ kind: "action", label: "Создать копию", onSelect: copy } as const]),
    { kind: "separator" },
    {
      kind: "action",
      label: part === "section" ? "Удалить с вопросами" : "Удалить",
      danger: true,
      onSelect: remove,
    },
  ];
  return (
    <Menu
      align="end"
      trigger={<IconButton label={`Действия: ${title}`} icon={<Ellipsis />} className="size-7!" />}
      entries={entries}
    />
  );
}
