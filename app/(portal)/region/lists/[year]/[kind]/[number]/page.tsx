import type { Metadata } from "next";

import { ListPage } from "@/components/school-lists/list/list-page";
import { loadList } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечень" };

interface PageProps {
  params: Promise<{ year: string; kind: string; number: string }>;
}

export default async function Page({ params }: PageProps) {
  const { year, kind, number } = await params;
  return <ListPage {...await loadList(kind, year, number)} />;
}
