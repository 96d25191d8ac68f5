import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { SortState } from "./sort-state";
import { sortHref } from "./sort-state";

interface SortHeadProps {
  /** Column key as it stands in the address. */
  column: string;
  children: string;
  current: SortState | null;
  /** Address of the page and its present parameters: everything but the order is kept. */
  path: string;
  params: Readonly<Record<string, string | readonly string[] | undefined>>;
  numeric?: boolean;
}

/** Head of a column that can be sorted by: an ordinary link, so the order lives in the address. */
export function SortHead({ column, children, current, path, params, numeric = false }: SortHeadProps) {
  const direction = current?.column === column ? current.direction : null;
  const Icon = direction === "asc" ? ArrowUp : direction === "desc" ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      data-sort=""
      aria-sort={direction === "asc" ? "ascending" : direction === "desc" ? "descending" : undefined}
      data-numeric={numeric ? "" : undefined}
    >
      <Link
        href={sortHref(path, params, column, current)}
        prefetch={false}
        scroll={false}
        className="inline-flex items-end gap-1 rounded-sm hover:text-brand hover:underline"
      >
        {children}
        <Icon
          aria-hidden="true"
          className={
            direction ? "mb-0.5 size-3.5 shrink-0 text-accent" : "mb-0.5 size-3.5 shrink-0 text-control"
          }
        />
      </Link>
    </th>
  );
}
