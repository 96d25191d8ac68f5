import type { Metadata } from "next";

import { YearPage } from "@/components/monitorings/campaigns/year-page";
import { loadCampaignYear } from "@/lib/modules/monitorings/campaigns/loaders";

export const metadata: Metadata = { title: "Мониторинги" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <YearPage board={await loadCampaignYear(searchParams)} />;
}
