import { createStore, type StoreApi } from "zustand/vanilla";
import type { PlanReferences } from "@/lib/modules/plans/types";

export type ReferencesState =
  { kind: "waiting" | "loading" | "failed" } | ({ kind: "ready" } & PlanReferences);

/** ИМАЦ's catalogue and library beside the plan: read once, when somebody first chooses from them. */
export interface References {
  store: StoreApi<ReferencesState>;
  load: () => Promise<void>;
}

/** Nothing is asked before `load`; asked again only after a failure. */
export function createReferences(read: () => Promise<PlanReferences>): References {
  const store = createStore<ReferencesState>(() => ({ kind: "waiting" }));
  return {
    store,
    load: async () => {
      const { kind } = store.getState();
      if (kind === "loading" || kind === "ready") return;
      store.setState({ kind: "loading" }, true);
      try {
        store.setState({ kind: "ready", ...(await read()) }, true);
      } catch {
        store.setState({ kind: "failed" }, true);
      }
    },
  };
}
