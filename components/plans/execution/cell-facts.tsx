import { FileList } from "@/components/files/file-list";
import { KeyValues, type KeyValue } from "@/components/ui/key-values";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import type { ExecutionCell } from "@/lib/modules/plans/execution/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";

/** What was said of a cell: state, day, words, files, by whom and who judged it. */
export function CellFacts({ cell, timeZone }: { cell: ExecutionCell; timeZone: string }) {
  const at = (who: string | null, when: string | null) =>
    [who, when ? formatInstant(when, timeZone) : null].filter(Boolean).join(", ");
  const items: KeyValue[] = [
    {
      label: "Состояние",
      value: `${executionLabels[cell.state]}${cell.stateOn ? `, ${formatDate(cell.stateOn)}` : ""}`,
    },
  ];
  const add = (label: string, value: KeyValue["value"]) => {
    if (value) items.push({ label, value });
  };
  add("Причина отмены", cell.cancelReason);
  add("Примечание", cell.note ? <span className="whitespace-pre-line">{cell.note}</span> : null);
  add("Файлы", cell.files.length > 0 ? <FileList files={cell.files} /> : null);
  add("Отчитался(ась)", at(cell.reportedBy, cell.reportedAt));
  if (cell.confirmation === "confirmed") add("Подтвердил(а)", at(cell.decidedBy, cell.decidedAt));
  if (cell.confirmation === "returned") {
    add("Вернул(а)", at(cell.decidedBy, cell.decidedAt));
    add("Причина возврата", cell.returnReason);
  }
  return <KeyValues items={items} />;
}
