import type { Metadata } from "next";

import { LibraryPage } from "@/components/library/library-page";
import { loadLibrary } from "@/lib/modules/library/loaders";

export const metadata: Metadata = { title: "Библиотека" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <LibraryPage page={await loadLibrary(searchParams)} />;
}
