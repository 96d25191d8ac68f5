import type { ReactNode } from "react";

interface EmptyStateProps {
  title: string;
  /** What to do first, or why there is nothing here and when there will be. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="rounded-lg border border-dashed border-line-strong px-5 py-8 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="mx-auto mt-1.5 max-w-prose text-ink-2">{children}</div> : null}
      {action ? (
        <div data-print="hide" className="mt-4 flex flex-wrap justify-center gap-2">
          {action}
        </div>
      ) : null}
    </div>
  );
}
