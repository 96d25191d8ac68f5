import type { Metadata } from "next";

import { RunPage } from "@/components/methodologies/run-page";
import { readVerdictFilter } from "@/lib/modules/methodologies/verdicts/rules";
import { loadIndicatorTitles, loadRun, loadVerdicts } from "@/lib/modules/methodologies/verdicts/loaders";
import { loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Расчёт по методике" };

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const run = await loadRun(id);
  const filter = readVerdictFilter(await searchParams);
  const verdicts = run.state === "done" ? await loadVerdicts(id, filter) : null;
  const titles = await loadIndicatorTitles();
  return <RunPage {...{ run, verdicts, filter, titles }} {...await loadRegionPlace()} />;
}
