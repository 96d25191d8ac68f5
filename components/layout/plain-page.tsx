import Link from "next/link";
import type { ReactNode } from "react";
import { ProductMark } from "./product-mark";
import { mainId, SkipLink } from "./skip-link";

interface PlainPageProps {
  title: string;
  children: ReactNode;
  /** Width of the sheet: a short form or a page of text. */
  size?: "form" | "text";
}

/** A page without navigation: signing in, one-time links, refusals. */
export function PlainPage({ title, children, size = "form" }: PlainPageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header data-print="hide" className="masthead bg-masthead px-4 py-3 text-white lg:px-5">
        <Link href="/" prefetch={false} className="rounded-sm">
          <ProductMark />
        </Link>
      </header>
      <main id={mainId} tabIndex={-1} className="flex flex-1 flex-col items-center px-4 py-8 sm:py-14">
        <div
          className={
            size === "form"
              ? "w-full max-w-md rounded-lg border border-line bg-surface px-5 py-6 sm:px-7"
              : "w-full max-w-2xl rounded-lg border border-line bg-surface px-5 py-6 sm:px-8"
          }
        >
          <h1 className="mb-4 text-2xl tracking-tight">{title}</h1>
          {children}
        </div>
      </main>
    </div>
  );
}
