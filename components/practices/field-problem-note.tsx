"use client";

import { Button } from "@/components/ui/button";
import type { DraftProblem } from "@/lib/core/drafts/draft-storage";
import type { PracticeField } from "@/lib/modules/practices/types";
import type { PracticeEditor } from "./create-practice-editor";

interface FieldProblemNoteProps {
  editor: PracticeEditor;
  field: PracticeField;
  problem: DraftProblem | undefined;
}

/** Under a field: why it was not saved and what can be done. What was typed stays in the field. */
export function FieldProblemNote({ editor, field, problem }: FieldProblemNoteProps) {
  if (!problem) return null;
  return (
    <div role="alert" className="mt-1 space-y-1.5 border-l-3 border-danger pl-2 text-sm text-danger">
      <p className="font-medium">
        {problem.kind === "stale"
          ? `${problem.changedBy} сохранил(а) здесь другое${typeof problem.current === "string" ? `: «${problem.current}»` : ""}`
          : problem.message}
      </p>
      {problem.kind === "invalid" ? null : (
        <Button
          size="small"
          onClick={() => {
            editor.keepMine(field);
          }}
        >
          {problem.kind === "stale" ? "Оставить мой вариант" : "Отправить ещё раз"}
        </Button>
      )}
      {problem.kind === "stale" ? (
        <Button
          size="small"
          onClick={() => {
            editor.takeStored(field);
          }}
        >
          Взять сохранённый
        </Button>
      ) : null}
    </div>
  );
}
