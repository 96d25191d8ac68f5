import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** State of what the page is about, usually a Badge. */
  state?: ReactNode;
  actions?: ReactNode;
  breadcrumbs?: ReactNode;
}

export function PageHeader({ title, subtitle, state, actions, breadcrumbs }: PageHeaderProps) {
  return (
    <header className="mb-5">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h1 className="min-w-0 text-2xl tracking-tight">{title}</h1>
            {state}
          </div>
          {subtitle ? <p className="mt-1 max-w-prose text-ink-2">{subtitle}</p> : null}
        </div>
        {actions ? (
          <div data-print="hide" className="flex flex-wrap gap-2">
            {actions}
          </div>
        ) : null}
      </div>
    </header>
  );
}
