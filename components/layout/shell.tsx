import type { ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast-region";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { NavList } from "./nav-list";
import type { NavGroup } from "./navigation";
import { ShellFrame } from "./shell-frame";
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
      <ShellFrame
        homeHref={homeHref}
        navigationLabel={navigationLabel}
        navigation={<NavList groups={navigation} label={navigationLabel} />}
        organisation={organisation}
        user={user}
      >
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
      </ShellFrame>
      <ToastRegion />
      <TooltipLayer />
    </div>
  );
}
