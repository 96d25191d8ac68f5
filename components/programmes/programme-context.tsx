"use client";

import { createContext, use, useMemo } from "react";
import { useStore } from "zustand";

import type { ProgrammeEditor, ProgrammeState } from "@/components/programmes/create-programme-editor";
import { readContent } from "@/lib/modules/programmes/fields/rules";
import type { ProgrammeContent, ProgrammePage } from "@/lib/modules/programmes/types";

interface ProgrammeFrame {
  page: ProgrammePage;
  viewer: { id: string; email: string };
  editor: ProgrammeEditor;
}

const ProgrammeContext = createContext<ProgrammeFrame | null>(null);

export const ProgrammeProvider = ProgrammeContext.Provider;

/** The programme as it was loaded, who looks at it, and what writes it. */
export function useProgramme(): ProgrammeFrame {
  const frame = use(ProgrammeContext);
  if (!frame) throw new Error("This component is a part of a programme");
  return frame;
}

/** A part of what changes while somebody types. */
export function useProgrammeState<Part>(select: (state: ProgrammeState) => Part): Part {
  return useStore(useProgramme().editor.store, select);
}

/** A field as the person sees it now: text, nothing is ''. */
export function useText(field: string): string {
  return useProgrammeState((state) => {
    const value = state.values[field];
    return typeof value === "string" ? value : "";
  });
}

/** The whole text put together, as typed so far. */
export function useContent(): ProgrammeContent {
  const values = useProgrammeState((state) => state.values);
  return useMemo(() => readContent(values), [values]);
}
