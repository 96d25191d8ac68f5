import type { Metadata } from "next";

import { RegionComparisonPage } from "@/components/school-lists/region/region-comparison-page";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";
import { loadRegionComparison } from "@/lib/modules/school-lists/loaders";

export const metadata: Metadata = { title: "Сравнение перечней" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const asked = comparisonSchema.parse(params);
  const { today, comparison } = await loadRegionComparison(asked.year, asked.with);
  return <RegionComparisonPage {...{ today, comparison, params }} />;
}
