import type { Metadata } from "next";

import { RegionProgrammesPage } from "@/components/programmes/region-programmes-page";
import { programmesParams } from "@/lib/modules/programmes/schema";
import { loadRegionProgrammes } from "@/lib/modules/programmes/loaders";

export const metadata: Metadata = { title: "Программы школ" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { year } = programmesParams.parse(await searchParams);
  return <RegionProgrammesPage {...await loadRegionProgrammes(year)} />;
}
