"use client";

import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";
import { cn } from "@/components/ui/class-names";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { parsePeriod } from "@/lib/modules/plans/periods/parsing/rules";
import { describePeriod, formatPeriod, periodProblem } from "@/lib/modules/plans/periods/rules";
import { useActions, usePlan } from "./editor-context";
import type { FieldProblem } from "./editor-state";
import { focusForEditing, leaveByKey, type Leave } from "./text-editor";

const QUICK = [
  "до 15.02",
  "март–апрель",
  "сентябрь, октябрь",
  "1 раз в квартал",
  "ежемесячно",
  "в течение года",
];

interface PeriodInputProps {
  row: MeasureRow;
  problem: FieldProblem | undefined;
}

/** Text of a period with what is understood of it; what is not understood is kept as typed. */
export function usePeriodText({ row, problem }: PeriodInputProps) {
  const { year } = usePlan();
  const actions = useActions();
  const typed = problem && "typed" in problem.edit ? problem.edit.typed : undefined;
  const [text, setText] = useState(typed ?? formatPeriod(row.period, year));
  const [before] = useState({ text, period: row.period });

  const put = (next: string) => {
    setText(next);
    if (next.trim() === "") {
      actions.setMeasure(row.id, "period", null);
      return;
    }
    const parsed = parsePeriod(next, year);
    const refusal = parsed.ok ? periodProblem(parsed.period, year) : parsed.reason;
    if (parsed.ok && refusal === null) actions.setMeasure(row.id, "period", parsed.period);
    else actions.setTyped("measure", row.id, "period", next, refusal ?? "");
  };
  const parsed = text.trim() ? parsePeriod(text, year) : null;
  const refusal = parsed && (parsed.ok ? periodProblem(parsed.period, year) : parsed.reason);
  return {
    text,
    put,
    restore: () =>
      typed === undefined ? actions.setMeasure(row.id, "period", before.period) : put(before.text),
    understood: parsed?.ok ? describePeriod(parsed.period, year) : null,
    refusal,
  };
}

interface PeriodEditorProps extends PeriodInputProps {
  label: string;
  replace: boolean;
  onDone: (next: Leave) => void;
}

/** The input the cell of «Сроки» becomes, with what was understood under it. */
export function PeriodEditor({ row, problem, label, replace, onDone }: PeriodEditorProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const { text, put, restore, understood, refusal } = usePeriodText({ row, problem });

  useLayoutEffect(() => {
    focusForEditing(input.current, replace);
    below.current?.scrollIntoView({ block: "nearest" });
  }, [replace]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const next = leaveByKey(event);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === "cancel") restore();
    onDone(next === "cancel" ? "stay" : next);
  };

  return (
    <div onBlur={() => onDone("none")}>
      <input
        ref={input}
        aria-label={label}
        aria-describedby={`${id}-understood`}
        aria-invalid={refusal ? true : undefined}
        className="control control-compact relative z-20 w-44 max-w-none"
        value={text}
        onChange={(event) => put(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div
        ref={below}
        className="absolute top-full left-0 z-20 w-64 scroll-my-4 space-y-2 rounded-md border border-line-strong bg-surface p-2.5 text-sm shadow-overlay"
      >
        <p
          id={`${id}-understood`}
          aria-live="polite"
          className={cn("break-words", refusal ? "font-medium text-danger" : "text-ink-2")}
        >
          {refusal ?? understood ?? "Например: до 15.02, март–апрель, 01.03–30.04, ежемесячно."}
        </p>
        <PeriodChoices onChoose={put} />
      </div>
    </div>
  );
}

/** Frequent periods by one press. The focus stays in the input. */
export function PeriodChoices({ onChoose }: { onChoose: (text: string) => void }) {
  return (
    <div className="flex flex-wrap gap-1">
      {QUICK.map((choice) => (
        <button
          key={choice}
          type="button"
          tabIndex={-1}
          className="rounded-sm border border-line bg-paper px-1.5 py-0.5 text-xs text-brand hover:border-brand hover:bg-brand-tint"
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          {choice}
        </button>
      ))}
    </div>
  );
}
