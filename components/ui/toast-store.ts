import { create } from "zustand";

export interface Toast {
  id: number;
  text: string;
  /** "error" stays until closed. */
  tone: "plain" | "error";
  undo?: { label: string; run: () => void };
}

interface ToastState {
  current: Toast | null;
}

let lastId = 0;

export const useToastStore = create<ToastState>(() => ({ current: null }));

/** Shows one line at the foot of the page; a new one takes the place of the old. */
export function showToast(text: string, options: { tone?: Toast["tone"]; undo?: Toast["undo"] } = {}): void {
  lastId += 1;
  useToastStore.setState({
    current: { id: lastId, text, tone: options.tone ?? "plain", undo: options.undo },
  });
}

export function closeToast(): void {
  useToastStore.setState({ current: null });
}
