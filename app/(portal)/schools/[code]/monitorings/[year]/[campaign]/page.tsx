import type { Metadata } from "next";

import { SubmissionPage } from "@/components/monitorings/filling/submission-page";
import { loadSubmissionPage } from "@/lib/modules/monitorings/filling/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string; campaign: string }>;
}

async function load({ params }: PageProps) {
  const { code, year, campaign } = await params;
  return loadSubmissionPage(code, year, campaign);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { campaign } = await load(props);
  return { title: `${campaign.code}, ${String(campaign.year)} год` };
}

export default async function Page(props: PageProps) {
  return <SubmissionPage page={await load(props)} />;
}
