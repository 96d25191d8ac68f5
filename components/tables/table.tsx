import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { keepTogether } from "@/lib/core/format/words";

interface TableProps {
  /** Names the table for those who hear it; shown above it when `showLabel`. */
  label: string;
  showLabel?: boolean;
  children: ReactNode;
  density?: "normal" | "compact";
  /** "page": the head stays at the top of the window (the table must fit 60rem); "region": a wide or long table in a scrolling box; absent: it scrolls sideways. */
  sticky?: "page" | "region";
  /** Rows become cards on a phone; needs `label` on each cell. */
  cards?: boolean;
  className?: string;
}

/**
 * Frame of a table. The region can be focused, so that the keyboard scrolls it when it is wider than the screen.
 * Rows are ordinary `tr` with `Cell` and `HeadCell` inside.
 */
export function Table({
  label,
  showLabel = false,
  children,
  density = "normal",
  sticky,
  cards = true,
  className,
}: TableProps) {
  return (
    <div role="region" aria-label={label} tabIndex={0} data-sticky={sticky} className="table-region">
      <table
        data-density={density}
        data-cards={cards ? "" : undefined}
        className={cn("data-table", className)}
      >
        <caption className={showLabel ? "text-base font-semibold" : "sr-only"}>{label}</caption>
        {children}
      </table>
    </div>
  );
}

interface CellProps extends ComponentProps<"td"> {
  /** Name of the column, shown before the value when the row is a card. */
  label?: string;
  numeric?: boolean;
}

export function Cell({ label, numeric = false, children, ...rest }: CellProps) {
  return (
    <td data-label={label} data-numeric={numeric ? "" : undefined} {...rest}>
      {unbroken(children)}
    </td>
  );
}

/** The cell that names its row. */
export function RowHead({ children, ...rest }: ComponentProps<"th">) {
  return (
    <th scope="row" {...rest}>
      {unbroken(children)}
    </th>
  );
}

/** A plain text of a narrow column; elements look after their own. */
function unbroken(children: ReactNode): ReactNode {
  return typeof children === "string" ? keepTogether(children) : children;
}

interface HeadCellProps extends ComponentProps<"th"> {
  numeric?: boolean;
}

export function HeadCell({ numeric = false, ...rest }: HeadCellProps) {
  return <th scope="col" data-numeric={numeric ? "" : undefined} {...rest} />;
}
