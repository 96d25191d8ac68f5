import Link from "next/link";

export interface Crumb {
  label: string;
  /** Absent for the page one is on. */
  href?: string;
}

export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Вы здесь" data-print="hide" className="mb-2 text-sm">
      <ol className="flex flex-wrap gap-y-0.5 text-muted">
        {items.map((item, index) => (
          <li key={`${String(index)}-${item.label}`} className="min-w-0">
            {index > 0 ? (
              <span aria-hidden="true" className="px-1.5 text-line-strong">
                /
              </span>
            ) : null}
            {item.href ? (
              <Link href={item.href} prefetch={false} className="link">
                {item.label}
              </Link>
            ) : (
              <span aria-current="page">{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
