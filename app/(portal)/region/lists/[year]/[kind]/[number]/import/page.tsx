import type { Metadata } from "next";

import { ListImportPage } from "@/components/school-lists/list/list-import-page";
import { loadListImport } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Загрузка перечня из таблицы" };

interface PageProps {
  params: Promise<{ year: string; kind: string; number: string }>;
}

export default async function Page({ params }: PageProps) {
  const { year, kind, number } = await params;
  return <ListImportPage {...await loadListImport(kind, year, number)} />;
}
