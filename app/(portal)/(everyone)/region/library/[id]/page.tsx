import type { Metadata } from "next";

import { LibraryItemPage } from "@/components/library/library-item-page";
import { loadLibraryItem } from "@/lib/modules/library/loaders";

interface PageProps {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await loadLibraryItem((await params).id)).title };
}

export default async function Page({ params }: PageProps) {
  return <LibraryItemPage item={await loadLibraryItem((await params).id)} />;
}
