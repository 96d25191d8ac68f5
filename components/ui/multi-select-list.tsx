"use client";

import { Check } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { Button } from "./button";
import { cn } from "./class-names";
import {
  findOptions,
  toggleValue,
  type MultiSelectOption,
  type MultiSelectPreset,
} from "./multi-select-state";

interface MultiSelectListProps {
  /** Of what: «Школы». */
  label: string;
  options: readonly MultiSelectOption[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  presets?: readonly MultiSelectPreset[];
  searchLabel?: string;
}

/** Search line over a list of marks. The focus stays in the search: arrows walk the list, Enter marks. */
export function MultiSelectList({
  label,
  options,
  value,
  onChange,
  presets = [],
  searchLabel = "Найти в списке",
}: MultiSelectListProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const found = findOptions(options, query);
  const at = Math.min(active, found.length - 1);
  const chosen = new Set(value);

  const move = (index: number) => {
    const next = Math.max(0, Math.min(index, found.length - 1));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 8,
      PageUp: at - 8,
    };
    const step = steps[event.key];
    const option = found[at];
    if (step !== undefined) {
      event.preventDefault();
      move(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (option) onChange(toggleValue(options, value, option.value));
    }
  };

  return (
    <div className="flex min-h-0 flex-col gap-2">
      <input
        type="text"
        role="combobox"
        aria-label={`${label}: ${searchLabel.toLowerCase()}`}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found[at] ? `${id}-${found[at].value}` : undefined}
        autoComplete="off"
        placeholder={searchLabel}
        className="control"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {presets.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {presets.map((preset) => (
            <Button
              key={preset.label}
              size="small"
              onClick={() => {
                onChange(options.map((option) => option.value).filter((one) => preset.values.includes(one)));
              }}
            >
              {preset.label}{" "}
              <span className="font-normal text-muted tabular-nums">{preset.values.length}</span>
            </Button>
          ))}
        </div>
      ) : null}
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        className="max-h-72 min-h-0 overflow-y-auto rounded-md border border-line"
      >
        {found.map((option, index) => (
          <li
            key={option.value}
            id={`${id}-${option.value}`}
            role="option"
            aria-selected={chosen.has(option.value)}
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              setActive(index);
              onChange(toggleValue(options, value, option.value));
            }}
            className={cn(
              "flex items-start gap-2.5 border-b border-line px-2.5 py-1.5 last:border-b-0 hover:bg-paper pointer-coarse:py-2.5",
              index === at && "bg-brand-tint outline-2 -outline-offset-2 outline-brand/60",
            )}
          >
            <span
              aria-hidden="true"
              className={cn(
                "mt-0.5 grid size-4.5 shrink-0 place-items-center rounded-sm border",
                chosen.has(option.value) ? "border-brand bg-brand text-white" : "border-control bg-surface",
              )}
            >
              {chosen.has(option.value) ? <Check className="size-3.5" strokeWidth={3} /> : null}
            </span>
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              {option.note ? <span className="block text-xs text-muted">{option.note}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {found.length === 0 ? (
        <p className="text-sm text-ink-2">По запросу «{query}» ничего не найдено.</p>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        <p role="status" className="text-ink-2 tabular-nums">
          Выбрано {value.length} из {options.length}
          {query ? `, найдено ${String(found.length)}` : ""}
        </p>
        {value.length > 0 ? (
          <Button
            size="small"
            variant="quiet"
            onClick={() => {
              onChange([]);
            }}
          >
            Снять все
          </Button>
        ) : null}
      </div>
    </div>
  );
}
