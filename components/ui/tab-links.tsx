import Link from "next/link";
import { cn } from "./class-names";

export interface TabLink {
  href: string;
  label: string;
  count?: number;
  current?: boolean;
}

/** Views of one thing, each with an address of its own. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav aria-label={label} data-print="hide" className="mb-4 border-b border-line-strong">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              prefetch={false}
              scroll={false}
              aria-current={item.current ? "page" : undefined}
              className={cn(tabClass, item.current ? currentTabClass : restTabClass)}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="ml-1.5 font-normal text-muted tabular-nums">{item.count}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tabClass = "inline-block rounded-t-md border-b-3 px-3 py-2 pointer-coarse:py-3";
const currentTabClass = "border-accent font-semibold text-brand-strong";
const restTabClass = "border-transparent text-ink-2 hover:border-line-strong hover:text-ink";
