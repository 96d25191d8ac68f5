"use client";

import { Ellipsis, MessageSquareText } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { CommentCounts } from "@/lib/modules/plans/comments/types";
import type { MeasureRow } from "@/lib/modules/plans/measures/types";
import { useActions } from "../editor-context";
import { useComments, useCommentsWay, useMeasureComments } from "./comments-context";

interface MeasureCommentsProps {
  row: Pick<MeasureRow, "id" | "lineageId">;
  number: string;
}

const standing = ({ open, answered }: CommentCounts) => open + answered;

/** Small mark under a measure's number: how many remarks stand, open ones by colour and word. */
export function CommentMark({ row, number }: MeasureCommentsProps) {
  const counts = useMeasureComments(row.lineageId);
  const { show } = useCommentsWay();
  if (!counts || standing(counts) === 0) return null;
  const label = `Замечания к мероприятию ${number}: ${String(standing(counts))}, открытых ${String(counts.open)}`;
  return (
    <button
      type="button"
      data-print="hide"
      aria-label={label}
      data-tip={label}
      onClick={() => show(row.lineageId)}
      className={cn(
        "mt-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 text-xs tabular-nums pointer-coarse:min-h-11 pointer-coarse:px-2.5",
        counts.open > 0 ? "bg-warning-tint text-warning" : "bg-info-tint text-info",
      )}
    >
      <MessageSquareText aria-hidden="true" className="size-3.5" />
      {standing(counts)}
    </button>
  );
}

/** For ИМАЦ, who does not edit: the details of a measure and a remark on it. */
export function CommentMenu({ row, number }: MeasureCommentsProps) {
  const { mayWrite } = useComments();
  const counts = useMeasureComments(row.lineageId);
  const { show, write } = useCommentsWay();
  const { openSheet } = useActions();
  if (!mayWrite) return null;
  const entries: MenuEntry[] = [
    { kind: "action", label: "Подробности", onSelect: () => openSheet(row.id) },
    { kind: "action", label: "Написать замечание", onSelect: () => write(row.id) },
    ...(counts
      ? [{ kind: "action", label: "Показать замечания", onSelect: () => show(row.lineageId) } as const]
      : []),
  ];
  return (
    <Menu
      trigger={
        <IconButton
          label={`Действия, мероприятие ${number}`}
          icon={<Ellipsis />}
          className="-mt-1 size-7!"
          data-print="hide"
        />
      }
      entries={entries}
      // The act has put the focus where the work goes on.
      onCloseAutoFocus={(event) => event.preventDefault()}
    />
  );
}

/** In the details of a measure: the way to its remarks and to a new one. */
export function CommentsOfMeasure({ row }: Pick<MeasureCommentsProps, "row">) {
  const { mayWrite } = useComments();
  const counts = useMeasureComments(row.lineageId);
  const { show, write } = useCommentsWay();
  if (!counts && !mayWrite) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {counts ? (
        <Button size="small" onClick={() => show(row.lineageId)}>
          <MessageSquareText aria-hidden="true" className="size-4" />
          Замечания: {standing(counts) + counts.closed}
          {counts.open > 0 ? `, открытых ${String(counts.open)}` : ""}
        </Button>
      ) : null}
      {mayWrite ? (
        <Button size="small" onClick={() => write(row.id)}>
          Написать замечание
        </Button>
      ) : null}
    </div>
  );
}
