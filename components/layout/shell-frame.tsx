"use client";

import { Menu, X } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { ProductMark } from "./product-mark";

const panelId = "sections";

interface ShellFrameProps {
  homeHref: string;
  navigationLabel: string;
  navigation: ReactNode;
  organisation: ReactNode;
  user: ReactNode;
  children: ReactNode;
}

/** The strip at the top and the menu: a column on a wide screen, a list under a button on a narrow one. */
export function ShellFrame({
  homeHref,
  navigationLabel,
  navigation,
  organisation,
  user,
  children,
}: ShellFrameProps) {
  const pathname = usePathname();
  // Remembers where it was opened: going to another page closes it without an effect.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const open = openAt === pathname;
  return (
    <>
      <header data-print="hide" className="masthead bg-masthead text-masthead-ink">
        <div className="flex min-h-13 flex-wrap items-center gap-x-4 px-4 py-1.5 lg:flex-nowrap lg:px-5">
          <button
            type="button"
            aria-label={navigationLabel}
            aria-expanded={open}
            aria-controls={panelId}
            onClick={() => {
              setOpenAt(open ? null : pathname);
            }}
            className="-ml-2 grid size-10 shrink-0 place-items-center rounded-md text-white hover:bg-white/10 lg:hidden"
          >
            {open ? <X aria-hidden="true" /> : <Menu aria-hidden="true" />}
          </button>
          <Link href={homeHref} prefetch={false} className="-ml-1 rounded-sm px-1 text-white max-lg:-ml-3">
            <ProductMark />
          </Link>
          <div className="order-last min-w-0 basis-full lg:order-none lg:flex-1 lg:basis-0 lg:border-l lg:border-white/20 lg:pl-4">
            {organisation}
          </div>
          <div className="ml-auto shrink-0">{user}</div>
        </div>
      </header>
      <div className="flex flex-1 flex-col lg:grid lg:grid-cols-[14.5rem_minmax(0,1fr)] print:block">
        <div
          id={panelId}
          data-print="hide"
          className={cn(
            "border-line max-lg:border-b max-lg:bg-paper lg:border-r",
            open ? "block" : "max-lg:hidden",
          )}
        >
          <div className="px-3 py-4 lg:sticky lg:top-0 lg:max-h-dvh lg:overflow-y-auto lg:py-5">
            {navigation}
          </div>
        </div>
        {children}
      </div>
    </>
  );
}
