import type { Metadata } from "next";

import { SchoolListsPage } from "@/components/school-lists/school-lists-page";
import { loadSchoolLists } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечни школы" };

export default async function Page({ params }: { params: Promise<{ code: string }> }) {
  return <SchoolListsPage lists={await loadSchoolLists((await params).code)} />;
}
