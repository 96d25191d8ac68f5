"use client";

import {
  BookOpenCheck,
  ChartColumn,
  Calculator,
  CalendarRange,
  CircleUserRound,
  ClipboardCheck,
  ClipboardList,
  FileSpreadsheet,
  House,
  Library,
  Lightbulb,
  ListChecks,
  ListTree,
  Mail,
  Scale,
  ScrollText,
  School,
  ShieldAlert,
  KeyRound,
  Route,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { ReactNode } from "react";

import { OrganisationSwitcher } from "@/components/organisations/organisation-switcher";
import { UserMenu } from "@/components/organisations/user-menu";
import { Shell } from "@/components/layout/shell";
import type { Frame, SectionIcon } from "@/lib/modules/organisations/frame/types";

const ICONS: Record<SectionIcon, LucideIcon> = {
  home: House,
  plan: CalendarRange,
  imports: FileSpreadsheet,
  schools: School,
  lists: ListTree,
  results: ChartColumn,
  letters: Mail,
  catalogue: BookOpenCheck,
  library: Library,
  practices: Lightbulb,
  methodologies: Scale,
  monitorings: ClipboardList,
  checking: ClipboardCheck,
  runs: Calculator,
  people: Users,
  tokens: KeyRound,
  orders: ScrollText,
  actions: ListChecks,
  risks: ShieldAlert,
  programmes: Route,
  profile: CircleUserRound,
};

/** The frame of a signed-in person's page, filled with their place, sections and places. */
export function PortalFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  const items = frame.sections.map(({ href, within, label, icon }) => {
    const Icon = ICONS[icon];
    return { href, within, label, icon: <Icon aria-hidden="true" className="size-4" /> };
  });
  return (
    <Shell
      homeHref={frame.homeHref}
      navigation={[{ items }]}
      organisation={
        <OrganisationSwitcher
          current={frame.organisation?.shortName ?? "Выберите организацию"}
          currentCode={frame.organisation?.code ?? null}
          places={frame.places}
        />
      }
      user={<UserMenu user={frame.user} roles={frame.roles} />}
    >
      {children}
    </Shell>
  );
}
