import type { ConfirmationState, ExecutionState } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { executionLabels } from "@/lib/modules/plans/measures/labels";

/** A cell as its history keeps it. */
export interface CellFacts {
  state: ExecutionState;
  /** `YYYY-MM-DD` */
  stateOn: string | null;
  note: string;
  cancelReason: string | null;
  confirmation: ConfirmationState;
  returnReason: string | null;
  /** Names of the files shown as proof. */
  files: string[];
}

/** A step of the history in words: «Школа № 3, март: выполнено, 12.03.2027. Документы: протокол.pdf». */
export function historyText(
  { state, stateOn, note, cancelReason, confirmation, returnReason, files }: CellFacts,
  { school, occurrence }: { school: string | null; occurrence: string },
): string {
  const place = [school, occurrence].filter(Boolean).join(", ");
  const mark = stateOn ? `${executionLabels[state]}, ${formatDate(stateOn)}` : executionLabels[state];
  const said = [
    place ? `${place}: ${mark}` : mark,
    confirmation === "returned" && returnReason ? `Причина возврата: ${returnReason}` : "",
    state === "cancelled" && cancelReason ? `Причина отмены: ${cancelReason}` : "",
    note && `Примечание: ${note}`,
    files.length > 0 && `Документы: ${files.join(", ")}`,
  ];
  return said.filter(Boolean).join(". ");
}
