"use client";

import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { cn } from "./class-names";

export type MenuEntry =
  | {
      kind: "action";
      label: ReactNode;
      onSelect: () => void;
      icon?: ReactNode;
      danger?: boolean;
      disabled?: boolean;
    }
  | { kind: "link"; label: ReactNode; href: string; icon?: ReactNode; note?: string; current?: boolean }
  | { kind: "heading"; label: ReactNode }
  | { kind: "separator" };

interface MenuProps {
  trigger: ReactElement;
  entries: readonly MenuEntry[];
  align?: "start" | "end";
  /** An act that moves the focus itself prevents its return to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
}

const line =
  "flex w-full items-start gap-2.5 rounded-sm px-2.5 py-1.5 text-left outline-none pointer-coarse:py-2.5 " +
  "data-highlighted:bg-brand-tint data-highlighted:text-brand-strong data-disabled:text-muted " +
  "[&>svg]:mt-0.5 [&>svg]:size-4.5 [&>svg]:shrink-0";

/**
 * A list of acts or addresses under a button; arrows, letters and Esc work.
 * It stays beside its button in the tree, so that it belongs to the same landmark of the page.
 */
export function Menu({ trigger, entries, align = "start", onCloseAutoFocus }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align={align}
        onCloseAutoFocus={onCloseAutoFocus}
        sideOffset={4}
        collisionPadding={8}
        className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[min(24rem,calc(100vw-1rem))] min-w-52 animate-enter overflow-y-auto rounded-lg border border-line-strong bg-surface p-1 text-ink shadow-overlay"
      >
        {entries.map((entry, index) => (
          <Fragment key={String(index)}>
            <MenuLine entry={entry} />
          </Fragment>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function MenuLine({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "separator":
      return <DropdownMenu.Separator className="my-1 h-px bg-line" />;
    case "heading":
      return (
        <DropdownMenu.Label className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
          {entry.label}
        </DropdownMenu.Label>
      );
    case "link":
      return (
        <DropdownMenu.Item asChild>
          <Link
            href={entry.href}
            prefetch={false}
            aria-current={entry.current ? "true" : undefined}
            className={cn(line, entry.current && "font-semibold")}
          >
            {entry.icon}
            <span className="min-w-0">
              <span className="block">{entry.label}</span>
              {entry.note ? <span className="block text-xs font-normal text-muted">{entry.note}</span> : null}
            </span>
          </Link>
        </DropdownMenu.Item>
      );
    case "action":
      return (
        <DropdownMenu.Item
          disabled={entry.disabled}
          onSelect={entry.onSelect}
          className={cn(
            line,
            "cursor-pointer",
            entry.danger && "text-danger data-highlighted:bg-danger-tint data-highlighted:text-danger",
          )}
        >
          {entry.icon}
          <span className="min-w-0">{entry.label}</span>
        </DropdownMenu.Item>
      );
  }
}
