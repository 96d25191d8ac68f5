import type { Metadata } from "next";

import { RegionPlansPage } from "@/components/plans/region/region-plans-page";
import { loadRegionPlans } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Планы МОУО" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const params = await searchParams;
  const asked = Number(params.year);
  const { year, dueYear, today, plans } = await loadRegionPlans(
    asked >= 2000 && asked <= 2200 ? asked : undefined,
  );
  return <RegionPlansPage {...{ year, dueYear, today, plans, params }} />;
}
