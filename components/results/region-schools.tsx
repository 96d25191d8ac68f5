import { ResultsLegend } from "@/components/results/results-legend";
import { SchoolLinesTable } from "@/components/results/school-lines-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ResultsView } from "@/lib/modules/results/schema";
import type { TerritoryResults } from "@/lib/modules/results/types";

interface RegionSchoolsProps {
  view: ResultsView;
  results: TerritoryResults;
  href: (change: Partial<ResultsView>) => string;
}

/** Schools of the region that have nothing to show, or those of one place, fifty a page. */
export function RegionSchools({ view, results, href }: RegionSchoolsProps) {
  const { year, indicators, schools, next } = results;
  const indicator = indicators.find(({ code }) => code === view.indicator);
  const place =
    view.municipality === "direct" ? "школы, подчинённые региону" : (schools[0]?.municipality ?? null);
  const narrowed = view.municipality !== undefined || indicator !== undefined;
  return (
    <div className="space-y-3">
      {narrowed ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span>
            Показаны:{" "}
            {[indicator?.title, view.municipality === undefined ? null : place]
              .filter((part) => part !== null && part !== undefined)
              .join(", ") || "выбранные школы"}
            .
          </span>
          <LinkButton
            size="small"
            href={href({ indicator: undefined, municipality: undefined, show: "gaps" })}
          >
            Показать все школы без сведений
          </LinkButton>
        </p>
      ) : null}
      {schools.length === 0 ? (
        <EmptyState title="Таких школ нет">
          По выбранным показателям сведения есть у всех школ или показатель не применим.
        </EmptyState>
      ) : (
        <>
          <SchoolLinesTable
            label={view.show === "gaps" ? "Школы без сведений" : "Школы"}
            {...{ year, indicators, schools }}
          />
          {view.after !== undefined || next ? (
            <nav aria-label="Страницы" className="flex flex-wrap gap-2">
              {view.after !== undefined ? <LinkButton href={href({})}>К началу</LinkButton> : null}
              {next ? <LinkButton href={href({ after: next })}>Следующие 50 школ</LinkButton> : null}
            </nav>
          ) : null}
          <ResultsLegend short />
        </>
      )}
    </div>
  );
}
