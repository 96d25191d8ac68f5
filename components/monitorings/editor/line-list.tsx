"use client";

import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import type { ReactNode } from "react";

import { FieldError } from "@/components/forms/field";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

interface LineListProps<Line extends { code: string }> {
  legend: string;
  /** «вариант»: what one line is, for its buttons. */
  noun: string;
  addLabel: string;
  error?: string | undefined;
  lines: readonly Line[];
  onChange: (lines: Line[]) => void;
  onAdd: () => Line;
  children: (line: Line, change: (line: Line) => void) => ReactNode;
}

/** Lines with codes inside a question: options, rows, columns, checks of a row. */
export function LineList<Line extends { code: string }>({
  legend,
  noun,
  addLabel,
  error,
  lines,
  onChange,
  onAdd,
  children,
}: LineListProps<Line>) {
  const swap = (button: HTMLElement, at: number, to: number) => {
    const next = [...lines];
    const [line] = next.splice(at, 1);
    if (line) next.splice(to, 0, line);
    onChange(next);
    // A line that moves in the page takes its focus away.
    requestAnimationFrame(() => button.focus());
  };
  const twice = new Set(lines.map(({ code }) => code)).size < lines.length;
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{legend}</legend>
      <ol className="space-y-2">
        {lines.map((line, at) => {
          const name = `${noun} ${String(at + 1)}`;
          return (
            <li key={twice ? at : line.code} className="flex items-start gap-1">
              <div className="min-w-0 flex-1">
                {children(line, (next) => onChange(lines.map((each, place) => (place === at ? next : each))))}
              </div>
              <div className="flex shrink-0 flex-wrap">
                <IconButton
                  label={`Выше: ${name}`}
                  icon={<ArrowUp aria-hidden="true" />}
                  disabled={at === 0}
                  onClick={({ currentTarget }) => swap(currentTarget, at, at - 1)}
                />
                <IconButton
                  label={`Ниже: ${name}`}
                  icon={<ArrowDown aria-hidden="true" />}
                  disabled={at === lines.length - 1}
                  onClick={({ currentTarget }) => swap(currentTarget, at, at + 1)}
                />
                <IconButton
                  label={`Удалить: ${name}`}
                  icon={<Trash2 aria-hidden="true" />}
                  onClick={() => onChange(lines.filter((_, place) => place !== at))}
                />
              </div>
            </li>
          );
        })}
      </ol>
      <Button size="small" className="mt-2" onClick={() => onChange([...lines, onAdd()])}>
        {addLabel}
      </Button>
      <FieldError id={legend} error={error} />
    </fieldset>
  );
}
