"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";

import type { PlanDetails } from "@/lib/modules/plans/types";
import type { EditorActions, PlanEditor } from "./create-editor";
import type { EditorState } from "./editor-state";
import type { References } from "./create-references";

interface EditorFrame extends PlanEditor {
  plan: PlanDetails;
  references: References;
}

const EditorContext = createContext<EditorFrame | null>(null);

export const EditorProvider = EditorContext.Provider;

/** The editor, its plan and what stands beside them. */
export function useFrame(): EditorFrame {
  const frame = use(EditorContext);
  if (!frame) throw new Error("This component is a part of the plan editor");
  return frame;
}

/** The plan as it was loaded: what editing does not change (schools, people, tracks, rights). */
export function usePlan(): PlanDetails {
  return useFrame().plan;
}

/** A part of the state; the component is drawn again only when this part changes. */
export function useEditor<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useFrame().store, select);
}

export function useEditorStore(): PlanEditor["store"] {
  return useFrame().store;
}

export function useActions(): EditorActions {
  return useFrame().actions;
}
