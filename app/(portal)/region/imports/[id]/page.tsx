import type { Metadata } from "next";

import { ImportPage } from "@/components/imports/import-page";
import { loadImport, loadImportPage } from "@/lib/modules/imports/loaders";

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { fileName } = await loadImport((await params).id);
  return { title: `Загрузка файла ${fileName}` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const props = await loadImportPage((await params).id, searchParams);
  return <ImportPage {...props} />;
}
