import type { Metadata } from "next";

import { ProgrammesPage } from "@/components/programmes/programmes-page";
import { loadSchoolProgrammes } from "@/lib/modules/programmes/loaders";
import { programmesParams } from "@/lib/modules/programmes/schema";

export const metadata: Metadata = { title: "Программы школы" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year } = programmesParams.parse(await searchParams);
  return <ProgrammesPage {...await loadSchoolProgrammes((await params).code, year)} />;
}
