import type { Metadata } from "next";

import { RegionResultsPage } from "@/components/results/region-results-page";
import { loadRegionResults } from "@/lib/modules/results/loaders";

export const metadata: Metadata = { title: "Результаты" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <RegionResultsPage {...await loadRegionResults(await searchParams)} />;
}
