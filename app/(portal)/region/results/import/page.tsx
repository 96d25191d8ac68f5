import type { Metadata } from "next";

import { IndicatorSwitches } from "@/components/results/indicator-switches";
import { ResultImport } from "@/components/results/result-import";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { loadResultImport } from "@/lib/modules/results/loaders";

export const metadata: Metadata = { title: "Загрузка результатов" };

export default async function Page() {
  const { indicators, ...found } = await loadResultImport();
  return (
    <>
      <Breadcrumbs
        items={[{ label: "Результаты", href: "/region/results" }, { label: "Загрузка таблицы" }]}
      />
      <PageHeader
        title="Загрузка результатов"
        subtitle="Портал прочитает таблицу, покажет, что изменится, и ничего не запишет без вашего подтверждения."
      />
      <div className="space-y-5">
        <ResultImport {...found} />
        <IndicatorSwitches organisation={found.organisation} indicators={indicators} />
      </div>
    </>
  );
}
