import { create } from "zustand";

interface ExecutionPanel {
  /** The measure whose execution is open at the side of the plan. */
  lineageId: string | null;
  /** How many reports of schools wait, by measure; null until it is known. */
  waiting: ReadonlyMap<string, number> | null;
}

export const useExecutionPanel = create<ExecutionPanel>(() => ({ lineageId: null, waiting: null }));

export function openExecution(lineageId: string): void {
  useExecutionPanel.setState({ lineageId });
}

export function closeExecution(): void {
  useExecutionPanel.setState({ lineageId: null });
}

/** How many reports wait in the whole plan. */
export function countWaiting(waiting: ExecutionPanel["waiting"]): number {
  return [...(waiting?.values() ?? [])].reduce((sum, count) => sum + count, 0);
}
