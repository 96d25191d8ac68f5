import { useId, type ReactNode } from "react";
import { cn } from "./class-names";

interface SectionProps {
  title?: ReactNode;
  /** Heading level; a page has one h1, so sections start at 2. */
  level?: 2 | 3;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Without the sheet under it: for tables, which bring their own frame. */
  bare?: boolean;
  id?: string;
  className?: string;
}

/** A named part of a page, on a white sheet edged with a hairline. */
export function Section({
  title,
  level = 2,
  description,
  actions,
  children,
  bare = false,
  id,
  className,
}: SectionProps) {
  const headingId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      id={id}
      aria-labelledby={title ? headingId : undefined}
      className={cn(
        !bare && "rounded-lg border border-line bg-surface px-4 py-4 sm:px-5 print:border-0 print:px-0",
        className,
      )}
    >
      {title || actions ? (
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 basis-60">
            {title ? (
              <Heading id={headingId} className={level === 2 ? "text-lg" : "text-base"}>
                {title}
              </Heading>
            ) : null}
            {description ? <p className="mt-0.5 text-sm text-muted">{description}</p> : null}
          </div>
          {actions ? (
            <div data-print="hide" className="flex flex-wrap gap-2">
              {actions}
            </div>
          ) : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}
