import { createStore, type StoreApi } from "zustand/vanilla";

import type { CommentState } from "@/lib/core/db/enums";

/** Where the reader of the remarks stands. */
export interface CommentsState {
  filter: CommentState;
  /** Only remarks on this measure, of every state; null: on the whole plan and on all measures. */
  lineageId: string | null;
  /** Remarks changed since the filter was chosen stay in sight. */
  touched: ReadonlySet<string>;
  /** A new remark is being written, on this line of the plan or on the whole of it. */
  composing: { measureId: string | null } | null;
  /** What earlier visits left unsent has been read. */
  ready: boolean;
  /** Grows when the panel is to take the focus. */
  asked: number;
}

export interface CommentsStore {
  store: StoreApi<CommentsState>;
  choose: (filter: CommentState) => void;
  /** Shows the remarks on a measure. */
  showMeasure: (lineageId: string | null) => void;
  compose: (measureId: string | null) => void;
  stopComposing: () => void;
  touch: (id: string) => void;
  setReady: () => void;
}

export function createCommentsStore(filter: CommentState): CommentsStore {
  const store = createStore<CommentsState>(() => ({
    filter,
    lineageId: null,
    touched: new Set(),
    composing: null,
    ready: false,
    asked: 0,
  }));
  return {
    store,
    choose: (next) => store.setState({ filter: next, lineageId: null, touched: new Set() }),
    showMeasure: (lineageId) =>
      store.setState(({ asked }) => ({ lineageId, touched: new Set(), asked: asked + 1 })),
    compose: (measureId) => store.setState({ composing: { measureId } }),
    stopComposing: () => store.setState({ composing: null }),
    touch: (id) => store.setState(({ touched }) => ({ touched: new Set([...touched, id]) })),
    setReady: () => store.setState({ ready: true }),
  };
}
