"use client";

import { useState } from "react";
import { TextAreaField } from "@/components/forms/text-area-field";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Section } from "@/components/ui/section";
import { showToast } from "@/components/ui/toast-store";
import { resultTextLabels } from "@/lib/modules/plans/closing/labels";
import type { ResultTextField } from "@/lib/modules/plans/closing/types";
import { useClosingEditor, useDraftedTexts, useResults, useResultValue } from "./closing-context";
import { problemId, ResultProblem, useResultProblem } from "./result-problem";

const FIELDS: readonly { field: ResultTextField; rows: number }[] = [
  { field: "summary", rows: 6 },
  { field: "conclusions", rows: 5 },
  { field: "nextTasks", rows: 4 },
];

/** Chapters of the results: written by the portal from the figures until a person writes them. */
export function ResultChapters() {
  return FIELDS.map((chapter) => <Chapter key={chapter.field} {...chapter} />);
}

function Chapter({ field, rows }: (typeof FIELDS)[number]) {
  const editor = useClosingEditor();
  const { can } = useResults();
  const stored = useResultValue(field);
  const drafted = useDraftedTexts()[field];
  const problem = useResultProblem(field);
  const own = typeof stored === "string" && stored !== "";
  const value = own ? stored : drafted;
  // While the field is being typed in, neither others nor the figures move the cursor.
  const [typing, setTyping] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const label = resultTextLabels[field];
  if (!can.edit.allowed) {
    return (
      <Section title={label}>
        <p className="whitespace-pre-line">{value || "Не заполнено"}</p>
      </Section>
    );
  }

  function draftAnew(): void {
    const before = stored;
    setAsking(false);
    editor.set(field, "");
    editor.flush();
    showToast("Текст составлен заново", {
      undo: {
        label: "Вернуть прежний",
        run: () => {
          editor.set(field, before);
        },
      },
    });
  }

  return (
    <Section>
      <TextAreaField
        className="print:hidden"
        label={label}
        hint={
          own
            ? "Текст изменён вручную и больше не следует за данными."
            : "Составлено по данным портала и меняется вместе с ними, пока вы не поправите текст."
        }
        rows={rows}
        value={typing ?? value}
        aria-invalid={problem ? true : undefined}
        aria-details={problem ? problemId(field) : undefined}
        onFocus={() => {
          setTyping(value);
        }}
        onChange={(event) => {
          const text = event.target.value;
          setTyping(text);
          editor.set(field, text === drafted ? "" : text);
        }}
        onBlur={() => {
          setTyping(null);
          editor.flush();
        }}
      />
      <div data-print="only" className="hidden">
        <h2>{label}</h2>
        <p className="whitespace-pre-line">{value}</p>
      </div>
      <ResultProblem field={field} />
      {own ? (
        <Button
          size="small"
          variant="quiet"
          className="mt-2 print:hidden"
          onClick={() => {
            setAsking(true);
          }}
        >
          Составить заново
        </Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Составить заново: «${label}»?`}
        confirmLabel="Составить заново"
        onConfirm={draftAnew}
      >
        <p>Ваш текст будет заменён текстом, составленным по данным портала.</p>
      </ConfirmDialog>
    </Section>
  );
}
