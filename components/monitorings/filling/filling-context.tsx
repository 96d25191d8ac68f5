"use client";

import { createContext, use } from "react";
import { useStore } from "zustand";

import type { FillingState, FillingStore } from "@/components/monitorings/filling/create-filling";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Filling, SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";
import type { Readiness } from "@/lib/modules/monitorings/sending/types";

export interface FillingFrame extends Omit<FillingStore, "open" | "close"> {
  page: SubmissionPage;
  filling: Filling;
  /** The answers as they are checked: the portal's own among them. */
  answers: Answers;
  state: FormState;
  readiness: Readiness;
  /** Leads to a section, «send» among them, and to a field in it. */
  go: (section: string, id?: string) => void;
}

const FillingContext = createContext<FillingFrame | null>(null);

export const FillingProvider = FillingContext.Provider;

/** The form being filled and what is known of it. */
export function useFilling(): FillingFrame {
  const frame = use(FillingContext);
  if (!frame) throw new Error("This component is a part of a form being filled");
  return frame;
}

/** A part of what changes while somebody types. */
export function useFillingState<Part>(select: (state: FillingState) => Part): Part {
  return useStore(useFilling().store, select);
}
