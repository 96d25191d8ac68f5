import type { Metadata } from "next";

import { MunicipalityResultsPage } from "@/components/results/municipality-results-page";
import { loadMunicipalityResults } from "@/lib/modules/results/loaders";

export const metadata: Metadata = { title: "Результаты школ" };

interface PageProps {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { code } = await params;
  return <MunicipalityResultsPage code={code} {...await loadMunicipalityResults(code, await searchParams)} />;
}
