"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";

import type { OrderEditor, OrderEditorState } from "@/components/appointments/create-order-editor";
import type { DraftPage } from "@/lib/modules/appointments/orders/drafts/types";
import type { OrderDetails } from "@/lib/modules/appointments/orders/types";

interface EditorFrame {
  order: OrderDetails;
  page: DraftPage;
  editor: OrderEditor;
}

const EditorContext = createContext<EditorFrame | null>(null);

export const OrderEditorProvider = EditorContext.Provider;

/** The draft being written and what is known beside it. */
export function useOrderFrame(): EditorFrame {
  const frame = use(EditorContext);
  if (!frame) throw new Error("This component is a part of an order being drafted");
  return frame;
}

/** A part of what changes while somebody types. */
export function useOrderState<Part>(select: (state: OrderEditorState) => Part): Part {
  return useStore(useOrderFrame().editor.store, select);
}
