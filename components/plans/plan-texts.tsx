"use client";

import { useState } from "react";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Section } from "@/components/ui/section";
import { planTextLabels } from "@/lib/modules/plans/labels";
import { useActions, useEditor, usePlan } from "./editor-context";
import { NO_PROBLEMS } from "./editor-state";
import { IndicatorTable } from "./indicator-table";
import { PLAN_TEXTS } from "./plan-text-fields";
import { ProblemNote } from "./problem-note";

type TextField = (typeof PLAN_TEXTS)[number];

/** Chapters of the plan before and after its measures, in the official order. */
export function PlanTexts() {
  const { basis } = usePlan();
  const [justification, ...others] = PLAN_TEXTS;
  const before = others.filter(({ field }) => field === "goal" || field === "tasks");
  const after = others.filter(({ field }) => field === "expectedResults" || field === "control");
  return (
    <div className="space-y-5">
      {justification ? (
        <Chapter {...justification}>
          {basis.length > 0 ? (
            <p className="mt-2 text-sm text-muted">План опирается на: {basis.join("; ")}.</p>
          ) : null}
        </Chapter>
      ) : null}
      {before.map((text) => (
        <Chapter key={text.field} {...text} />
      ))}
      <IndicatorTable />
      {after.map((text) => (
        <Chapter key={text.field} {...text} />
      ))}
    </div>
  );
}

function Chapter({ field, hint, rows, children }: TextField & { children?: React.ReactNode }) {
  const actions = useActions();
  const editable = usePlan().can.edit.allowed;
  const value = useEditor((state) => state.texts[field]);
  const problem = (useEditor((state) => state.problems.text) ?? NO_PROBLEMS).find(
    (one) => one.key === `text:${field}`,
  );
  // While the field is being typed in, what others save does not move the cursor.
  const [typing, setTyping] = useState<string | null>(null);
  const label = planTextLabels[field];
  return (
    <Section title={editable ? undefined : label}>
      {editable ? (
        <TextAreaField
          className="print:hidden"
          label={label}
          hint={hint}
          rows={rows}
          value={typing ?? value}
          aria-invalid={problem ? true : undefined}
          onFocus={() => setTyping(value)}
          onChange={(event) => {
            setTyping(event.target.value);
            actions.setText(field, event.target.value);
          }}
          onBlur={() => {
            setTyping(null);
            actions.flush();
          }}
        />
      ) : (
        <p className="whitespace-pre-line">{value || "Не заполнено"}</p>
      )}
      {editable ? (
        <div data-print="only" className="hidden">
          <h2>{label}</h2>
          <p className="whitespace-pre-line">{value}</p>
        </div>
      ) : null}
      {problem ? <ProblemNote problem={problem} /> : null}
      {children}
    </Section>
  );
}
