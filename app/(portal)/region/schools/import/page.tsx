import type { Metadata } from "next";

import { SchoolImportPage } from "@/components/schools/import-page";
import { loadSchoolImport } from "@/lib/modules/schools/loaders";

export const metadata: Metadata = { title: "Загрузка школ из таблицы" };

export default async function Page() {
  return <SchoolImportPage {...await loadSchoolImport()} />;
}
