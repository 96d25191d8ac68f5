import type { Metadata } from "next";

import { PlanEditor } from "@/components/plans/plan-editor";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { loadPlanPage } from "@/lib/modules/plans/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string; number: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year, number } = await params;
  const { plan } = await loadPlanPage(code, year, number);
  return {
    title: `Редакция ${String(plan.version.number)} плана на ${String(plan.year)} год, ${plan.municipality.name}`,
  };
}

/** Any text of the plan: the draft to be edited, those replaced and given up to be read. */
export default async function Page({ params }: PageProps) {
  const { code, year, number } = await params;
  const { plan, editor } = await loadPlanPage(code, year, number);
  const home = `/municipalities/${code}/plans`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: plan.municipality.name, href: `/municipalities/${code}` },
          { label: "Планы", href: home },
          { label: `${String(plan.year)} год`, href: `${home}/${String(plan.year)}` },
          { label: "Редакции", href: `${home}/${String(plan.year)}/versions` },
          { label: `Редакция ${String(plan.version.number)}` },
        ]}
      />
      {/* A transition makes another editor: unsent edits are taken over from the storage. */}
      <PlanEditor key={`${plan.version.id}:${String(plan.version.version)}`} {...editor} />
    </>
  );
}
