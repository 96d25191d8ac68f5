import type { Metadata } from "next";

import { CampaignPage } from "@/components/monitorings/campaigns/campaign-page";
import { loadCampaign, loadCampaignView } from "@/lib/modules/monitorings/campaigns/loaders";

interface PageProps {
  params: Promise<{ year: string; code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { year, code } = await params;
  const campaign = await loadCampaign(year, code);
  return { title: `${campaign.code}, ${String(campaign.year)} год` };
}

export default async function Page({ params, searchParams }: PageProps) {
  const { year, code } = await params;
  return <CampaignPage {...await loadCampaignView(year, code, searchParams)} />;
}
