import type { CheckLevel, RemarkSide } from "@/lib/core/db/enums";

interface PastStep {
  action: string;
  side: RemarkSide;
  sending: number;
}

/**
 * The sending a checker compares the last one with: the one their own level returned last, or that was opened again;
 * null where they have not seen an earlier one. `steps`: newest first.
 */
export function comparedWith(
  steps: readonly PastStep[],
  last: number,
  level: CheckLevel | null,
): number | null {
  const returned = steps.find(
    ({ action, side, sending }) =>
      sending < last && (action === "reopen" || (action === "return" && (level === null || side === level))),
  );
  return returned?.sending ?? null;
}
