"use client";

import { Menu, X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

const panelId = "sections";

/** On a wide screen a column that stays in view; on a narrow one a button that opens the same list. */
export function NavPanel({ label, children }: { label: string; children: ReactNode }) {
  const pathname = usePathname();
  // Remembers where it was opened: going to another page closes it without an effect.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  return (
    <div data-print="hide" className="border-line max-lg:border-b lg:border-r">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        onClick={() => {
          setOpenAt(open ? null : pathname);
        }}
        className="flex min-h-11 w-full items-center gap-2.5 px-4 font-medium text-brand lg:hidden"
      >
        {open ? <X aria-hidden="true" className="size-5" /> : <Menu aria-hidden="true" className="size-5" />}
        {label}
      </button>
      <div
        id={panelId}
        className={cn(
          "px-3 max-lg:pb-4 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-5",
          open ? "block" : "max-lg:hidden",
        )}
      >
        {children}
      </div>
    </div>
  );
}
