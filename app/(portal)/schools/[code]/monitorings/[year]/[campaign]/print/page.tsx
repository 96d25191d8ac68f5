import type { Metadata } from "next";

import { SentSheet } from "@/components/monitorings/filling/sent-sheet";
import { loadSentForm } from "@/lib/modules/monitorings/filling/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string; campaign: string }>;
}

async function load({ params }: PageProps) {
  const { code, year, campaign } = await params;
  return loadSentForm(code, year, campaign);
}

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { campaign } = await load(props);
  return { title: `${campaign.code}, ${String(campaign.year)} год: печать` };
}

export default async function Page(props: PageProps) {
  return <SentSheet page={await load(props)} />;
}
