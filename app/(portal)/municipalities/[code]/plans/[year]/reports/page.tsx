import type { Metadata } from "next";

import { WaitingReports } from "@/components/plans/execution/waiting-reports";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { pageContext } from "@/lib/core/auth/context";
import { loadWaitingReports } from "@/lib/modules/plans/execution/loaders";

interface PageProps {
  params: Promise<{ code: string; year: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code, year } = await params;
  const { organisation } = await loadWaitingReports(code, year);
  return { title: `Отчёты школ, план на ${year} год, ${organisation.shortName}` };
}

export default async function Page({ params }: PageProps) {
  const { code, year } = await params;
  const { organisation, reports, mayConfirm, timeZone } = await loadWaitingReports(code, year);
  const { user } = await pageContext("self");
  const plan = `/municipalities/${code}/plans/${year}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: organisation.shortName, href: `/municipalities/${code}` },
          { label: "Планы", href: `/municipalities/${code}/plans` },
          { label: `${year} год`, href: plan },
          { label: "Отчёты школ" },
        ]}
      />
      <PageHeader
        title="Отчёты школ"
        subtitle={`Что школы сообщили о мероприятиях плана на ${year} год и что ждёт подтверждения.`}
      />
      <WaitingReports
        municipality={code}
        year={Number(year)}
        {...{ reports, mayConfirm, timeZone }}
        viewer={{ id: user.id }}
      />
    </>
  );
}
