import type { ReactNode } from "react";
import { cn } from "./class-names";

interface FigureProps {
  label: string;
  value: ReactNode;
  /** Where the figure comes from and of which date. */
  source?: ReactNode;
  attention?: boolean;
}

/** One figure with its name and origin; put several into a `FigureRow`. */
export function Figure({ label, value, source, attention = false }: FigureProps) {
  return (
    <div className={cn("border-l-2 py-0.5 pl-3", attention ? "border-accent" : "border-line-strong")}>
      <dt className="text-sm text-ink-2">{label}</dt>
      <dd>
        <span className="block text-2xl font-semibold tabular-nums">{value}</span>
        {source ? <span className="mt-0.5 block text-xs text-muted">{source}</span> : null}
      </dd>
    </div>
  );
}

/** As many in a row as there is room for; six stand two, three or six in a row, never five and one. */
export function FigureRow({ children }: { children: ReactNode }) {
  return (
    <dl
      className={cn(
        "grid grid-cols-[repeat(auto-fit,minmax(min(9rem,100%),1fr))] gap-x-5 gap-y-4",
        "has-[>:nth-child(6):last-child]:grid-cols-2 sm:has-[>:nth-child(6):last-child]:grid-cols-3",
        "2xl:has-[>:nth-child(6):last-child]:grid-cols-6",
      )}
    >
      {children}
    </dl>
  );
}
