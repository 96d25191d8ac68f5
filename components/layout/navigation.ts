import type { ReactNode } from "react";

export interface NavItem {
  href: string;
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

/** The address of the menu that the page belongs to: the longest one the path starts with. */
export function currentHref(pathname: string, groups: readonly NavGroup[]): string | null {
  let best: string | null = null;
  for (const group of groups) {
    for (const { href } of group.items) {
      const inside = pathname === href || pathname.startsWith(`${href}/`);
      if (inside && href.length > (best?.length ?? 0)) best = href;
    }
  }
  return best;
}
