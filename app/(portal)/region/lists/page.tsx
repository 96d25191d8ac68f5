import type { Metadata } from "next";

import { ListsPage } from "@/components/school-lists/register/lists-page";
import { loadLists } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечни" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <ListsPage register={await loadLists(searchParams)} />;
}
