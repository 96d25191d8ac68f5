import type { Metadata } from "next";

import { RunsPage } from "@/components/methodologies/runs-page";
import { loadRunOptions, loadRuns } from "@/lib/modules/methodologies/verdicts/loaders";
import { loadRegionPlace } from "@/lib/modules/methodologies/versions/loaders";

export const metadata: Metadata = { title: "Расчёты по методикам" };

export default async function Page() {
  const place = await loadRegionPlace();
  const runs = await loadRuns();
  return <RunsPage runs={runs} options={await loadRunOptions()} {...place} />;
}
