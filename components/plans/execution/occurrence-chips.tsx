import { cn } from "@/components/ui/class-names";
import { cellStatusLabels } from "@/lib/modules/plans/execution/labels";
import type { CellMark } from "./action-groups";
import { CELL_LOOK } from "./cell-mark";

interface OccurrenceChipsProps {
  /** Of which measure: «Посещение уроков». */
  label: string;
  marks: readonly CellMark[];
  /** Absent where nothing can be told: the chips are text then. */
  onChoose?: (occurrence: string) => void;
  chosen?: string;
}

/** Months or quarters of a recurring measure in a row, each with its state in words. */
export function OccurrenceChips({ label, marks, onChoose, chosen }: OccurrenceChipsProps) {
  return (
    // A width on the grid itself would count its columns by it and widen the page of a phone.
    <ul
      aria-label={`Сроки: ${label}`}
      className="grid grid-cols-[repeat(auto-fill,minmax(6.75rem,1fr))] gap-1.5"
    >
      {marks.map((mark) => {
        const { occurrence, status } = mark;
        const { icon: Icon, ink } = CELL_LOOK[status];
        const text = (
          <>
            <span className="block text-sm font-medium text-ink">{occurrence.label}</span>
            <span className={cn("flex items-start gap-1 text-xs font-normal", ink)}>
              <Icon aria-hidden="true" className="mt-px size-3.5 shrink-0" />
              {cellStatusLabels[status]}
            </span>
          </>
        );
        const box = "flex h-full w-full flex-col rounded-md border px-2 py-1.5 text-left";
        return (
          <li key={occurrence.key} className="flex">
            {onChoose ? (
              <button
                type="button"
                // Kept on paper: it tells the state.
                data-occurrence={occurrence.key}
                aria-current={chosen === occurrence.key ? "true" : undefined}
                onClick={() => {
                  onChoose(occurrence.key);
                }}
                className={cn(
                  box,
                  "print:flex! pointer-coarse:min-h-11",
                  chosen === occurrence.key
                    ? "border-2 border-brand bg-brand-tint"
                    : "border-line bg-surface hover:border-brand hover:bg-brand-tint",
                )}
              >
                {text}
              </button>
            ) : (
              <span className={cn(box, "border-line")}>{text}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
