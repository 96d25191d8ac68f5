"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";

import { draftTexts, type ResultFacts } from "@/lib/modules/plans/closing/texts/rules";
import type { ClosingDetails, ResultTexts } from "@/lib/modules/plans/closing/types";
import type { ClosingEditor, ClosingState, ResultKey, ResultValue } from "./create-closing-editor";

interface ClosingFrame {
  results: ClosingDetails;
  editor: ClosingEditor;
}

const ClosingContext = createContext<ClosingFrame | null>(null);

export const ClosingProvider = ClosingContext.Provider;

function useFrame(): ClosingFrame {
  const frame = use(ClosingContext);
  if (!frame) throw new Error("This component is a part of the results of a year");
  return frame;
}

/** The results as they were loaded: what typing does not change. */
export function useResults(): ClosingDetails {
  return useFrame().results;
}

export function useClosingEditor(): ClosingEditor {
  return useFrame().editor;
}

/** A part of the state; the component is drawn again only when this part changes. */
export function useClosing<Part>(select: (state: ClosingState) => Part): Part {
  return useStore(useFrame().editor.store, select);
}

/** One field as the person sees it now. */
export function useResultValue(key: ResultKey): ResultValue {
  return useClosing((state) => state.values[key] ?? null);
}

/** Indicators and unfinished measures with what has been typed and chosen so far. */
export function useResultFacts(): ResultFacts {
  const results = useResults();
  const values = useClosing((state) => state.values);
  return {
    ...results,
    indicators: results.indicators.map((indicator) => ({
      ...indicator,
      actual: textOrNull(values[`actual:${indicator.id}`]),
      note: textOrNull(values[`note:${indicator.id}`]) ?? "",
    })),
    unfinished: results.unfinished.map((measure) => ({
      ...measure,
      handOver: values[`handOver:${measure.lineageId}`] !== false,
    })),
  };
}

/** Chapters as the portal would write them from the figures of this moment. */
export function useDraftedTexts(): ResultTexts {
  return draftTexts(useResultFacts());
}

const textOrNull = (value: ResultValue | undefined) => (typeof value === "string" ? value : null);
