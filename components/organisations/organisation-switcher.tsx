"use client";

import { ChevronsUpDown } from "lucide-react";

import { MastheadButton } from "@/components/layout/masthead-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { Place } from "@/lib/modules/organisations/frame/types";

interface OrganisationSwitcherProps {
  current: string;
  currentCode: string | null;
  places: readonly Place[];
}

const GROUPS: { kind: Place["kind"]; title: string }[] = [
  { kind: "region", title: "Регион" },
  { kind: "municipality", title: "Муниципалитеты" },
  { kind: "school", title: "Школы" },
];

/** Where one works now, and the way to one's other organisations. Letters find a name in the open list. */
export function OrganisationSwitcher({ current, currentCode, places }: OrganisationSwitcherProps) {
  const elsewhere = places.some(({ code }) => code !== currentCode);
  if (!elsewhere) return <p className="py-1 font-medium text-white">{current}</p>;
  const entries = GROUPS.flatMap(({ kind, title }): MenuEntry[] => {
    const group = places.filter((place) => place.kind === kind);
    if (group.length === 0) return [];
    const links = group.map(({ href, name, code }): MenuEntry => ({
      kind: "link",
      href,
      label: name,
      current: code === currentCode,
    }));
    return [{ kind: "heading", label: title }, ...links];
  });
  return (
    <Menu
      entries={entries}
      trigger={
        <MastheadButton
          text={current}
          icon={<ChevronsUpDown aria-hidden="true" />}
          aria-label={`Организация: ${current}. Сменить`}
        />
      }
    />
  );
}
