import type { Metadata } from "next";

import { PlanEditor } from "@/components/plans/plan-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { loadPlanPage } from "@/lib/modules/plans/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year } = await params;
  const { plan } = await loadPlanPage(code, year);
  return { title: `План на ${String(plan.year)} год, ${plan.municipality.name}` };
}

export default async function Page({ params }: PageProps) {
  const { code, year } = await params;
  const { plan, editor } = await loadPlanPage(code, year);
  return (
    <>
      <Breadcrumbs
        items={[
          { label: plan.municipality.name, href: `/municipalities/${code}` },
          { label: "Планы", href: `/municipalities/${code}/plans` },
          { label: `${String(plan.year)} год` },
        ]}
      />
      {/* A transition makes another editor: unsent edits are taken over from the storage. */}
      <PlanEditor key={`${plan.version.id}:${String(plan.version.version)}`} {...editor} />
    </>
  );
}
