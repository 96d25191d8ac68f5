"use client";

import { useState } from "react";
import { useStore } from "zustand";

import { TextAreaField } from "@/components/forms/text-area-field";
import { practiceFieldLabels } from "@/lib/modules/practices/labels";
import type { PracticeEditor } from "./create-practice-editor";
import { FieldProblemNote } from "./field-problem-note";

interface TypedFieldProps {
  editor: PracticeEditor;
  field: "title" | "problem" | "actions" | "outcome" | "subject";
  rows: number;
  hint?: string;
}

/** A text of a practice. While it is being typed in, an answer of the portal does not move the cursor. */
export function TypedField({ editor, field, rows, hint }: TypedFieldProps) {
  const value = useStore(editor.store, (state) => state.fields[field]);
  const problem = useStore(editor.store, (state) => state.problems[field]);
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <div>
      <TextAreaField
        label={practiceFieldLabels[field]}
        {...(hint !== undefined && { hint })}
        rows={rows}
        value={typing ?? value}
        onFocus={() => {
          setTyping(value);
        }}
        onChange={(event) => {
          setTyping(event.target.value);
          editor.set(field, event.target.value);
        }}
        onBlur={() => {
          setTyping(null);
          editor.flush();
        }}
      />
      <FieldProblemNote editor={editor} field={field} problem={problem} />
    </div>
  );
}
