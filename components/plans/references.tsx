"use client";

import { useEffect, type ReactNode } from "react";
import { useStore } from "zustand";
import { Button } from "@/components/ui/button";
import type { PlanReferences } from "@/lib/modules/plans/types";
import type { References, ReferencesState } from "./create-references";
import { useFrame } from "./editor-context";

function useReferencesState(needed: boolean): References & { state: ReferencesState } {
  const { references } = useFrame();
  const state = useStore(references.store);
  useEffect(() => {
    if (needed && references.store.getState().kind === "waiting") void references.load();
  }, [needed, references]);
  return { ...references, state };
}

/** The library where the names of its documents are needed; null until it has come. */
export function useLibrary(needed: boolean): PlanReferences["library"] | null {
  const { state } = useReferencesState(needed);
  return state.kind === "ready" ? state.library : null;
}

interface WithReferencesProps {
  /** What is being read, in words: «материалы библиотеки». */
  what: string;
  children: (references: PlanReferences) => ReactNode;
}

/** A field to choose from the catalogue or the library; until they have come, what it waits for. */
export function WithReferences({ what, children }: WithReferencesProps) {
  const { state, load } = useReferencesState(true);
  if (state.kind === "ready") return children(state);
  if (state.kind === "failed") {
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm" role="alert">
        <p className="text-ink-2">Не удалось загрузить {what}. Остальные поля можно заполнять.</p>
        <Button size="small" onClick={() => void load()}>
          Загрузить ещё раз
        </Button>
      </div>
    );
  }
  return (
    <p role="status" className="text-sm text-ink-2">
      Загружаем {what}…
    </p>
  );
}
