import type { Metadata } from "next";

import { PlanChangesPage } from "@/components/plans/revisions/plan-changes-page";
import { loadPlanChanges } from "@/lib/modules/plans/revisions/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string; number: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year, number } = await params;
  const { version, municipality, ...changes } = await loadPlanChanges(code, year, number);
  return {
    title: `Изменения редакции ${String(version.number)} плана на ${String(changes.year)} год, ${municipality.name}`,
  };
}

export default async function Page({ params }: PageProps) {
  const { code, year, number } = await params;
  return <PlanChangesPage changes={await loadPlanChanges(code, year, number)} />;
}
