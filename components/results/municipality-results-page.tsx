import { Download } from "lucide-react";

import { ResultsLegend } from "@/components/results/results-legend";
import { resultsHref } from "@/lib/modules/results/labels";
import { SchoolLinesTable } from "@/components/results/school-lines-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { ResultsView } from "@/lib/modules/results/schema";
import type { TerritoryResults } from "@/lib/modules/results/types";

interface MunicipalityResultsPageProps {
  code: string;
  name: string;
  results: TerritoryResults;
  view: ResultsView;
}

/** Results of an authority's own schools in a year. */
export function MunicipalityResultsPage({ code, name, results, view }: MunicipalityResultsPageProps) {
  const { year, years, indicators, schools, loadedAt, timeZone } = results;
  const path = `/municipalities/${code}/results`;
  const shown = { ...view, year: String(year) };
  const href = (change: Partial<ResultsView>) => resultsHref(path, { ...shown, ...change });
  const count = plural(schools.length, "школа", "школы", "школ");
  // Of some schools it is not known when the year's figures came.
  const loaded = loadedAt
    ? ` Последние сведения загружены ${formatInstant(loadedAt, timeZone)}.`
    : " Сведений за год ещё нет.";
  return (
    <>
      <PageHeader
        title={`Результаты ${String(year)} года`}
        subtitle={`${name}. ${count}.${view.show ? "" : loaded}`}
        actions={
          <LinkButton href={resultsHref(`/api/exports/results/municipalities/${code}`, shown)} plain>
            <Download aria-hidden="true" className="size-4.5" />
            Excel
          </LinkButton>
        }
      />
      <TabLinks
        label="Год"
        items={years.map((one) => ({
          href: href({ year: String(one) }),
          label: String(one),
          current: one === year,
        }))}
      />
      <TabLinks
        label="Какие школы"
        items={[
          { href: href({ show: undefined }), label: "Все школы", current: view.show === undefined },
          { href: href({ show: "gaps" }), label: "Только без сведений", current: view.show === "gaps" },
        ]}
      />
      {schools.length === 0 ? (
        <EmptyState title={view.show ? "Школ без сведений нет" : "Школ пока нет"}>
          {view.show
            ? "По каждому показателю каждой школы сведения есть или он не применим."
            : "Их вносит ИМАЦ."}
        </EmptyState>
      ) : (
        <>
          <SchoolLinesTable
            label={`Результаты школ за ${String(year)} год`}
            {...{ year, indicators }}
            schools={schools.map((school) => ({ ...school, municipality: null }))}
          />
          <ResultsLegend short />
        </>
      )}
    </>
  );
}
