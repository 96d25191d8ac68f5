"use client";

import { Plus, Trash2 } from "lucide-react";

import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { PracticeFigure } from "@/lib/modules/practices/types";

interface FiguresFieldProps {
  figures: readonly PracticeFigure[];
  onChange: (figures: PracticeFigure[]) => void;
  onLeave: () => void;
}

const COLUMNS: readonly { name: keyof PracticeFigure; label: string; className: string }[] = [
  { name: "title", label: "Показатель", className: "sm:col-span-2" },
  { name: "unit", label: "Единица", className: "" },
  { name: "before", label: "До", className: "" },
  { name: "after", label: "После", className: "" },
  { name: "source", label: "Источник и дата", className: "sm:col-span-4 lg:col-span-5" },
];

const EMPTY: PracticeFigure = { title: "", unit: "", before: "", after: "", source: "" };

/** Figures before and after; without a unit and a source a figure says nothing. */
export function FiguresField({ figures, onChange, onLeave }: FiguresFieldProps) {
  return (
    <div className="space-y-3">
      {figures.map((figure, at) => (
        <fieldset key={at} className="rounded-md border border-line px-3 py-3">
          <legend className="px-1 text-sm font-medium">Показатель {at + 1}</legend>
          <div className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-4 lg:grid-cols-5">
              {COLUMNS.map(({ name, label, className }) => (
                <TextField
                  key={name}
                  label={label}
                  autoComplete="off"
                  className={className}
                  value={figure[name]}
                  onChange={(event) => {
                    const { value } = event.target;
                    onChange(figures.map((one, place) => (place === at ? { ...one, [name]: value } : one)));
                  }}
                  onBlur={onLeave}
                />
              ))}
            </div>
            <IconButton
              label={`Удалить показатель ${String(at + 1)}`}
              icon={<Trash2 />}
              tone="danger"
              onClick={() => {
                onChange(figures.filter((_, place) => place !== at));
              }}
            />
          </div>
        </fieldset>
      ))}
      <Button
        size="small"
        disabled={figures.length >= 20}
        onClick={() => {
          onChange([...figures, EMPTY]);
        }}
      >
        <Plus aria-hidden="true" className="size-4" />
        Добавить показатель
      </Button>
    </div>
  );
}
