import type { Metadata } from "next";

import { PlanYearsPage } from "@/components/plans/plan-years-page";
import { loadMunicipalityPlans } from "@/lib/modules/plans/loaders";

export const metadata: Metadata = { title: "Планы мероприятий" };

interface PageProps {
  params: Promise<{ code: string }>;
}

export default async function Page({ params }: PageProps) {
  const { code } = await params;
  return <PlanYearsPage code={code} years={await loadMunicipalityPlans(code)} />;
}
