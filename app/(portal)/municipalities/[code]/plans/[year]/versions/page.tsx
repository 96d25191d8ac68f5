import type { Metadata } from "next";

import { PlanVersionsPage } from "@/components/plans/revisions/plan-versions-page";
import { loadPlanVersions } from "@/lib/modules/plans/revisions/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year } = await params;
  const plan = await loadPlanVersions(code, year);
  return { title: `Редакции плана на ${String(plan.year)} год, ${plan.municipality.name}` };
}

export default async function Page({ params }: PageProps) {
  const { code, year } = await params;
  return <PlanVersionsPage plan={await loadPlanVersions(code, year)} />;
}
