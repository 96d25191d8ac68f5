import type { ReactNode } from "react";

export interface NavItem {
  href: string;
  /** Other addresses whose pages belong to it. */
  within?: readonly string[] | undefined;
  label: string;
  icon?: ReactNode;
  /** How many things wait there; `countLabel` says of what: «2 просрочены». */
  count?: number;
  countLabel?: string;
}

export interface NavGroup {
  title?: string;
  items: readonly NavItem[];
}

/** The address of the menu that the page belongs to: of the item with the longest address the path starts with. */
export function currentHref(pathname: string, groups: readonly NavGroup[]): string | null {
  let best: { href: string; length: number } | null = null;
  for (const { items } of groups) {
    for (const { href, within = [] } of items) {
      for (const address of [href, ...within]) {
        const inside = pathname === address || pathname.startsWith(`${address}/`);
        if (inside && address.length > (best?.length ?? 0)) best = { href, length: address.length };
      }
    }
  }
  return best?.href ?? null;
}
