import type { Metadata } from "next";

import { SchoolYearPage } from "@/components/results/school-year-page";
import { loadSchoolYear } from "@/lib/modules/results/loaders";

export const metadata: Metadata = { title: "Результаты года" };

interface PageProps {
  params: Promise<{ code: string; year: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code, year } = await params;
  return <SchoolYearPage {...await loadSchoolYear(code, year, await searchParams)} />;
}
