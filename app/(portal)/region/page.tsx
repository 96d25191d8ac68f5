import type { Metadata } from "next";

import { RegionHome } from "@/components/organisations/region-home";
import { loadRegionHome } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Обзор региона" };

export default async function Page() {
  const { year, today, tasks, plans } = await loadRegionHome();
  return <RegionHome year={year} today={today} tasks={tasks} plans={plans} />;
}
