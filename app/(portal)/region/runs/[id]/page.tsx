import type { Metadata } from "next";

import { RunPage } from "@/components/methodologies/run-page";
import { loadRun } from "@/lib/modules/methodologies/verdicts/loaders";
import { loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Расчёт по методике" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  return <RunPage {...await loadRun(id, await searchParams)} {...await loadRegionPlace()} />;
}
