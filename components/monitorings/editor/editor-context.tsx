"use client";

import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";

import {
  fieldKey,
  type FormEditor,
  type FormEditorState,
} from "@/components/monitorings/editor/create-form-editor";
import type { PartKind } from "@/lib/modules/monitorings/editing/types";
import type { Names } from "@/lib/modules/monitorings/expressions/types";
import { formNames } from "@/lib/modules/monitorings/lint/names/rules";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

export interface ChosenPart {
  part: PartKind;
  code: string;
}

interface EditorFrame {
  editor: FormEditor;
  chosen: ChosenPart;
  choose: (part: ChosenPart) => void;
  library: readonly LibraryHint[];
}

const Context = createContext<EditorFrame | null>(null);
export const EditorProvider = Context.Provider;

export function useEditorFrame(): EditorFrame {
  const frame = useContext(Context);
  if (!frame) throw new Error("useEditorFrame outside the editor of a form");
  return frame;
}

export function useEditorState<T>(select: (state: FormEditorState) => T): T {
  return useStore(useEditorFrame().editor.store, select);
}

/** What the expressions of the draft may speak of; of a table's rows where one is named. */
export function useNames(table: string | null = null): Names {
  const form = useEditorState((state) => state.form);
  return useMemo(() => {
    const names = formNames(form);
    return table === null ? names : (names.row(table) ?? names);
  }, [form, table]);
}

/** Writes the fields of a part, and tells what of them was not kept and why. */
export interface PartPort {
  set: (field: string, value: unknown) => void;
  problem: (field: string) => string | undefined;
  /** What was typed into a field and could not be kept; undefined where nothing waits. */
  typed: (field: string) => unknown;
}

export function usePartPort(part: PartKind, code: string): PartPort {
  const { editor, choose } = useEditorFrame();
  const waiting = useEditorState((state) => state.waiting);
  const at = (field: string) => waiting.find(({ key }) => key === fieldKey(part, code, field || null));
  return {
    set: (field, value) => {
      if (field !== "code") editor.set(part, code, field, value);
      else if (editor.rename(part, code, String(value))) choose({ part, code: String(value) });
    },
    problem: (field) => {
      const found = at(field)?.problem;
      if (!found) return undefined;
      return found.kind === "stale"
        ? `${found.changedBy} изменил(а) это место раньше вас: выберите вверху страницы, что оставить.`
        : found.message;
    },
    typed: (field) => {
      const edit = at(field)?.edit;
      return edit?.kind === "set" ? edit.value : undefined;
    },
  };
}
