import type { Metadata } from "next";

import { PlanImport } from "@/components/plans/import/plan-import";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/core/auth/context";
import { loadPlanToImport } from "@/lib/modules/plans/import/loaders";
import { versionHref } from "@/lib/modules/plans/revisions/labels";

interface PageProps {
  params: Promise<{ code: string; year: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year } = await params;
  const plan = await loadPlanToImport(code, year);
  return { title: `План на ${String(plan.year)} год из таблицы, ${plan.municipality.name}` };
}

export default async function Page({ params }: PageProps) {
  const { code, year } = await params;
  const plan = await loadPlanToImport(code, year);
  const { municipality, year: planYear, version, measures, tracks, can, beside } = plan;
  const { user } = await pageContext("self");
  // The year's own address shows a draft until a text is in force.
  const planHref = beside.inForce
    ? versionHref(code, planYear, version)
    : `/municipalities/${code}/plans/${String(planYear)}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: municipality.name, href: `/municipalities/${code}` },
          { label: "Планы", href: `/municipalities/${code}/plans` },
          { label: `${String(planYear)} год`, href: planHref },
          { label: "Загрузка из таблицы" },
        ]}
      />
      <PageHeader
        title={`Загрузить план на ${String(planYear)} год из таблицы`}
        subtitle="Портал прочитает файл и покажет, что изменится. Ничего не запишется, пока вы не нажмёте «Применить»."
      />
      {can.edit.allowed ? (
        <PlanImport
          code={code}
          year={planYear}
          number={version.number}
          planHref={planHref}
          isEmpty={measures.length === 0}
          tracks={tracks}
          viewerId={user.id}
        />
      ) : (
        <Notice
          heading="Сейчас загрузить таблицу нельзя"
          actions={<LinkButton href={planHref}>Вернуться к плану</LinkButton>}
        >
          <p>{can.edit.reason}</p>
        </Notice>
      )}
    </>
  );
}
