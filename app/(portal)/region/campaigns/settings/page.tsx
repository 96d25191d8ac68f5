import type { Metadata } from "next";

import { BasisPage } from "@/components/monitorings/campaigns/basis-page";
import { loadCampaignBasis } from "@/lib/modules/monitorings/campaigns/loaders";

export const metadata: Metadata = { title: "Шаблоны и календарь мониторингов" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  return <BasisPage {...await loadCampaignBasis(searchParams)} />;
}
