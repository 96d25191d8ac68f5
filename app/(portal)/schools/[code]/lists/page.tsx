import type { Metadata } from "next";

import { SchoolListsPage } from "@/components/school-lists/school-lists-page";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";
import { loadSchoolLists } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Перечни школы" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year } = comparisonSchema.parse(await searchParams);
  return <SchoolListsPage {...await loadSchoolLists((await params).code, year)} />;
}
