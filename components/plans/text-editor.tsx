"use client";

import { useLayoutEffect, useRef, useState, type KeyboardEvent } from "react";

/** Where the focus goes after a cell. */
export type Leave = "stay" | "down" | "left" | "right" | "none";

interface TextEditorProps {
  /** «Мероприятие, 1.3»: names the input for those who hear it. */
  label: string;
  value: string;
  errorId?: string | undefined;
  /** The first typed character takes the place of the old text; undo of the browser brings it back. */
  replace: boolean;
  onChange: (value: string) => void;
  onDone: (next: Leave) => void;
}

/** What the keys of a cell being edited do; null leaves the key to the input. */
export function leaveByKey(event: KeyboardEvent): Leave | "cancel" | null {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "Escape") return "cancel";
  if (event.key === "Enter" && !event.shiftKey) return "down";
  if (event.key === "Tab") return event.shiftKey ? "left" : "right";
  return null;
}

/** Focus on an input that has just appeared: all of it when typing replaces, else the end. */
export function focusForEditing(
  input: HTMLInputElement | HTMLTextAreaElement | null,
  replace: boolean,
): void {
  input?.focus();
  input?.setSelectionRange(replace ? 0 : input.value.length, input.value.length);
}

/** The input a cell of text becomes while it is edited. */
export function TextEditor({ label, value, errorId, replace, onChange, onDone }: TextEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [before] = useState(value);

  useLayoutEffect(() => focusForEditing(area.current, replace), [replace]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const next = leaveByKey(event);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === "cancel") onChange(before);
    onDone(next === "cancel" ? "stay" : next);
  };

  return (
    <textarea
      ref={area}
      rows={2}
      aria-label={label}
      aria-invalid={errorId ? true : undefined}
      aria-describedby={errorId}
      className="control control-compact block field-sizing-content max-h-80 min-h-14 resize-none scroll-my-24"
      defaultValue={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => onDone("none")}
    />
  );
}
