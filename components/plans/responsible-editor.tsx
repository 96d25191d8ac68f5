"use client";

import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { useActions, usePlan } from "./editor-context";
import { describeResponsible } from "./measure-columns";
import { findResponsible, readResponsible, responsibleOptions } from "./responsible-options";
import { focusForEditing, leaveByKey, type Leave } from "./text-editor";

interface ResponsibleEditorProps {
  row: MeasureRow;
  /** Names the input; absent when a visible label does. */
  label?: string;
  inputId?: string;
  errorId?: string | undefined;
  replace?: boolean;
  /** In a table the editor leads to other cells; in a sheet it is an ordinary input. */
  onDone?: (next: Leave) => void;
}

/** A person, a post, a unit or any words: a list that narrows as one types and never insists. */
export function ResponsibleEditor({
  row,
  label,
  inputId,
  errorId,
  replace = false,
  onDone,
}: ResponsibleEditorProps) {
  const id = useId();
  const { people } = usePlan();
  const actions = useActions();
  const inTable = onDone !== undefined;
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const options = useMemo(() => responsibleOptions(people), [people]);
  const [text, setText] = useState(describeResponsible(row));
  const [before] = useState({ kind: row.responsibleKind, text: row.responsibleText, personId: row.personId });
  const [typed, setTyped] = useState(false);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(inTable);
  // Until something is typed the list offers everything: the present text is not a search.
  const found = typed ? findResponsible(options, text) : options;

  useLayoutEffect(() => {
    if (!inTable) return;
    focusForEditing(input.current, replace);
    list.current?.scrollIntoView({ block: "nearest" });
  }, [inTable, replace]);

  const put = (next: string) => {
    setText(next);
    setTyped(true);
    setActive(-1);
    setOpen(true);
    actions.setMeasure(row.id, "responsible", readResponsible(options, next));
  };
  const choose = (index: number) => {
    const option = found[index];
    if (!option) return;
    setText(option.label);
    setTyped(false);
    setActive(-1);
    setOpen(inTable);
    actions.setMeasure(row.id, "responsible", option.value);
  };
  const step = (to: number) => {
    setOpen(true);
    const next = Math.max(-1, Math.min(to, found.length - 1));
    setActive(next);
    document.getElementById(`${id}-${String(next)}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.altKey || event.ctrlKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(active + (event.key === "ArrowDown" ? 1 : -1));
      return;
    }
    if (active >= 0 && (event.key === "Enter" || event.key === "Tab")) choose(active);
    const next = leaveByKey(event);
    if (!next) return;
    if (onDone) {
      event.preventDefault();
      event.stopPropagation();
      if (next === "cancel") actions.setMeasure(row.id, "responsible", before);
      onDone(next === "cancel" ? "stay" : next);
    } else if (next === "cancel" && open) {
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === "Enter") {
      event.preventDefault();
      setOpen(false);
    }
  };
  const listOpen = open && found.length > 0;

  return (
    <div
      className="relative"
      onBlur={() => {
        setOpen(false);
        onDone?.("none");
      }}
    >
      <input
        ref={input}
        id={inputId}
        role="combobox"
        aria-label={label}
        aria-expanded={listOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={listOpen && active >= 0 ? `${id}-${String(active)}` : undefined}
        aria-invalid={errorId ? true : undefined}
        aria-describedby={errorId}
        autoComplete="off"
        className={cn("control", inTable && "control-compact relative z-20 w-56 max-w-none")}
        value={text}
        onFocus={() => {
          if (!inTable) setOpen(false);
        }}
        onClick={() => setOpen(true)}
        onChange={(event) => put(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Кто может отвечать"
        hidden={!listOpen}
        className="absolute top-full left-0 z-20 mt-0.5 max-h-64 w-72 max-w-[80vw] overflow-y-auto rounded-md border border-line-strong bg-surface p-1 text-sm shadow-overlay"
      >
        {found.map((option, index) => (
          <li
            key={option.key}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            className={cn("rounded-sm px-2 py-1", index === active && "bg-brand-tint text-brand-strong")}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(index)}
          >
            <span className="block">{option.label}</span>
            <span className="block text-xs text-muted">{option.note}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
