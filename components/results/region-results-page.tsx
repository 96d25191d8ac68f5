import { Download } from "lucide-react";
import { RegionCountsTable } from "@/components/results/region-counts-table";
import { RegionSchools } from "@/components/results/region-schools";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure, FigureRow } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { formatInstant } from "@/lib/core/format/dates";
import { capital, formatInteger, plural } from "@/lib/core/format/words";
import { attemptLabels, resultsHref } from "@/lib/modules/results/labels";
import { addCounts, NO_COUNTS } from "@/lib/modules/results/rules";
import type { ResultsView } from "@/lib/modules/results/schema";
import type { RegionResults, StateCounts, TerritoryResults } from "@/lib/modules/results/types";

interface RegionResultsPageProps {
  view: ResultsView;
  /** By municipality. */
  region: RegionResults | null;
  /** By school, when the address asks for schools. */
  schools: TerritoryResults | null;
}

const PATH = "/region/results";

/** Results of the region in a year: how many schools have what, which have nothing. */
export function RegionResultsPage({ view, region, schools }: RegionResultsPageProps) {
  const found = region ?? schools;
  if (!found) return null;
  const { year, years, loadedAt, timeZone } = found;
  const shown = { ...view, year: String(year) };
  const href = (change: Partial<ResultsView>) => resultsHref(PATH, { ...shown, after: undefined, ...change });
  return (
    <>
      <PageHeader
        title={`Результаты ${String(year)} года`}
        subtitle={
          // Of some schools it is not known when the year's figures came.
          region === null
            ? "ВПР, ОГЭ и ЕГЭ по школам."
            : loadedAt
              ? `ВПР, ОГЭ и ЕГЭ по школам. Последние сведения загружены ${formatInstant(loadedAt, timeZone)}.`
              : `За ${String(year)} год сведений ещё нет.`
        }
        actions={
          <>
            {found.can.load ? <LinkButton href="/region/results/import">Загрузить таблицу</LinkButton> : null}
            <LinkButton href={resultsHref("/api/exports/results/region", shown)} plain>
              <Download aria-hidden="true" className="size-4.5" />
              Excel
            </LinkButton>
          </>
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
        label="Какая сдача"
        items={(["first", "final"] as const).map((attempt) => ({
          href: href({ attempt }),
          label: capital(attemptLabels[attempt]),
          current: attempt === view.attempt,
        }))}
      />
      <TabLinks
        label="Что показать"
        items={[
          {
            href: href({ show: undefined, indicator: undefined, municipality: undefined }),
            label: "По муниципалитетам",
            current: region !== null,
          },
          {
            href: href({ show: "gaps" }),
            label: "Школы без сведений",
            current: view.show === "gaps",
          },
        ]}
      />
      {region ? <ByMunicipality region={region} href={href} /> : null}
      {schools ? <RegionSchools view={view} results={schools} href={href} /> : null}
    </>
  );
}

interface ByMunicipalityProps {
  region: RegionResults;
  href: (change: Partial<ResultsView>) => string;
}

function ByMunicipality({ region, href }: ByMunicipalityProps) {
  const { municipalities, indicators, loadedAt } = region;
  const count = municipalities.reduce((sum, { schools }) => sum + schools, 0);
  if (count === 0) {
    return (
      <EmptyState title="Школ пока нет">
        Результаты появятся здесь, когда в реестр будут внесены школы.
      </EmptyState>
    );
  }
  const total = municipalities
    .flatMap(({ counts }) => Object.values(counts))
    .reduce<StateCounts>(addCounts, NO_COUNTS);
  return (
    <div className="space-y-5">
      <FigureRow>
        <Figure label="Есть данные" value={formatInteger(total.value)} source="показателей школ" />
        <Figure
          label="Не применимо"
          value={formatInteger(total.notApplicable)}
          source="в расчёте не учитываются"
        />
        <Figure
          label="Нет данных"
          value={formatInteger(total.missing)}
          source="сведения не поступили"
          attention={total.missing > 0}
        />
        <Figure
          label="Не загружено"
          value={formatInteger(total.absent)}
          source={`из ${plural(count * indicators.length, "показателя", "показателей", "показателей")}`}
          attention={total.absent > 0 && loadedAt !== null}
        />
      </FigureRow>
      <RegionCountsTable region={region} href={href} />
    </div>
  );
}
