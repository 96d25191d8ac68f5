"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { currentHref, type NavGroup } from "./navigation";

export function NavList({ groups, label }: { groups: readonly NavGroup[]; label: string }) {
  const current = currentHref(usePathname(), groups);
  return (
    <nav aria-label={label} className="space-y-5">
      {groups.map((group, index) => (
        <div key={group.title ?? String(index)}>
          {group.title ? <p className="px-3 pb-1 text-xs font-medium text-muted">{group.title}</p> : null}
          <ul className="space-y-px">
            {group.items.map((item) => {
              const isCurrent = item.href === current;
              return (
                <li key={item.href}>
                  <Link
                    href={item.href}
                    prefetch={false}
                    aria-current={isCurrent ? "page" : undefined}
                    className={cn(
                      "flex items-start gap-2.5 rounded-md border-l-3 px-2.5 py-1.5 [&>svg]:mt-0.5 [&>svg]:size-4.5 [&>svg]:shrink-0",
                      "pointer-coarse:py-2.5",
                      isCurrent
                        ? "rounded-l-none border-accent bg-surface font-semibold text-brand-strong"
                        : "border-transparent text-ink-2 hover:bg-sunken hover:text-ink",
                    )}
                  >
                    {item.icon}
                    <span className="min-w-0 flex-1">{item.label}</span>
                    {item.count ? (
                      <span className="rounded-sm bg-accent px-1.5 text-xs font-semibold text-white tabular-nums">
                        {item.count}
                        {item.countLabel ? <span className="sr-only"> {item.countLabel}</span> : null}
                      </span>
                    ) : null}
                  </Link>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}
