"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./class-names";
import { tabClass } from "./tab-links";

export interface TabPanel {
  value: string;
  label: ReactNode;
  content: ReactNode;
}

interface TabsProps {
  label: string;
  panels: readonly TabPanel[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
}

/** Views that share one page and one address; what has an address of its own is `TabLinks`. */
export function Tabs({ label, panels, value, defaultValue, onValueChange }: TabsProps) {
  return (
    <Radix.Root value={value} defaultValue={defaultValue ?? panels[0]?.value} onValueChange={onValueChange}>
      <Radix.List
        aria-label={label}
        data-print="hide"
        className="mb-4 flex flex-wrap gap-x-1 border-b border-line-strong"
      >
        {panels.map((panel) => (
          <Radix.Trigger
            key={panel.value}
            value={panel.value}
            className={cn(
              tabClass,
              "-mb-px border-transparent text-ink-2 hover:border-line-strong hover:text-ink",
              "data-[state=active]:border-accent data-[state=active]:font-semibold data-[state=active]:text-brand-strong",
            )}
          >
            {panel.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {panels.map((panel) => (
        <Radix.Content key={panel.value} value={panel.value}>
          {panel.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
