import Link from "next/link";
import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast-region";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { NavList } from "./nav-list";
import { NavPanel } from "./nav-panel";
import type { NavGroup } from "./navigation";
import { ProductMark } from "./product-mark";
import { mainId, SkipLink } from "./skip-link";

interface ShellProps {
  homeHref: string;
  navigation: readonly NavGroup[];
  navigationLabel?: string;
  /** Where one works now, and the way to another organisation. */
  organisation?: ReactNode;
  user?: ReactNode;
  breadcrumbs?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of a signed-in person. Knows addresses and words given to it, nothing of roles. */
export function Shell({
  homeHref,
  navigation,
  navigationLabel = "Разделы",
  organisation,
  user,
  breadcrumbs,
  footer,
  children,
}: ShellProps) {
  return (
    <div className="flex min-h-dvh flex-col print:block">
      <SkipLink />
      <header data-print="hide" className="masthead bg-masthead text-masthead-ink">
        <div className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 lg:px-5">
          <Link href={homeHref} prefetch={false} className="rounded-sm text-white">
            <ProductMark />
          </Link>
          <div className="order-last min-w-0 basis-full lg:order-none lg:flex-1 lg:basis-0 lg:border-l lg:border-white/20 lg:pl-4">
            {organisation}
          </div>
          <div className="ml-auto min-w-0">{user}</div>
        </div>
      </header>
      <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <NavPanel label={navigationLabel}>
          <NavList groups={navigation} label={navigationLabel} />
        </NavPanel>
        <div className="flex min-w-0 flex-1 flex-col">
          <main id={mainId} tabIndex={-1} className="w-full max-w-[90rem] flex-1 px-4 py-5 lg:px-7 print:p-0">
            {breadcrumbs}
            {children}
          </main>
          {footer ? (
            <footer data-print="hide" className="px-4 pt-2 pb-5 text-xs text-muted lg:px-7">
              {footer}
            </footer>
          ) : null}
        </div>
      </div>
      <ToastRegion />
      <TooltipLayer />
    </div>
  );
}
