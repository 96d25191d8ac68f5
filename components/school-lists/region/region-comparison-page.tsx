import { Download } from "lucide-react";

import { AnalysisText } from "@/components/school-lists/analysis-text";
import { FlowSection } from "@/components/school-lists/flow-section";
import { LimitationNotes } from "@/components/school-lists/limitation-notes";
import { MeasureFigures } from "@/components/school-lists/measure-figures";
import { ComparisonTileMap } from "@/components/school-lists/region/comparison-tile-map";
import { RegionComparisonTable } from "@/components/school-lists/region/region-comparison-table";
import { TwoListsSection } from "@/components/school-lists/two-lists-section";
import { YearLinks } from "@/components/school-lists/year-links";
import { readSort } from "@/components/tables/sort-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/core/format/dates";
import { capital } from "@/lib/core/format/words";
import { REGION_COLUMNS, sortRegion } from "@/lib/modules/school-lists/comparison/region/rules";
import { figuresOf } from "@/lib/modules/school-lists/comparison/rules";
import { comparisonSchema } from "@/lib/modules/school-lists/comparison/schema";
import type { RegionComparison } from "@/lib/modules/school-lists/comparison/types";
import { analysisOf, analysisText } from "@/lib/modules/school-lists/justification/rules";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

interface RegionComparisonPageProps {
  /** `YYYY-MM-DD` */
  today: string;
  comparison: RegionComparison | null;
  params: Readonly<Record<string, string | string[] | undefined>>;
}

const MEASURES = [
  ["share", "Доля ШНОР"],
  ["exit", "Доля вышедших"],
  ["persistence", "Доля оставшихся"],
  ["net", "Было и стало"],
  ["inflow", "Приток"],
  ["worsened", "Из регионального в федеральный"],
] as const;

/** Lists of two years of the whole region: totals, the map, every municipality, one list against the other. */
export function RegionComparisonPage({ today, comparison, params }: RegionComparisonPageProps) {
  if (!comparison) {
    return (
      <>
        <PageHeader title="Сравнение перечней" />
        <EmptyState title="Перечней ещё нет">
          Опубликуйте первый перечень школ: сравнение строится по опубликованным перечням двух лет.
        </EmptyState>
      </>
    );
  }
  const asked = comparisonSchema.parse(params);
  const { year, previousYear, years, lists } = comparison;
  const sort = readSort(params.sort, REGION_COLUMNS);
  const shown = lists.find(({ kind }) => kind === asked.list);
  if (!shown) return null;
  const href = (change: Readonly<Record<string, string>>) => {
    const kept = {
      year: String(year),
      with: String(previousYear),
      list: asked.list,
      measure: asked.measure,
      ...(sort && typeof params.sort === "string" && { sort: params.sort }),
    };
    return `/region/comparison?${new URLSearchParams({ ...kept, ...change }).toString()}`;
  };
  const measureLabel = MEASURES.find(([value]) => value === asked.measure)?.[1] ?? "";
  const text = analysisText({ ...analysisOf(comparison), of: "region" });
  return (
    <>
      <PageHeader
        title="Сравнение перечней"
        subtitle={`Перечни ШНОР ${String(previousYear)} и ${String(year)} годов по муниципалитетам. По данным портала на ${formatDate(today)}.`}
        actions={
          <LinkButton
            href={`/api/exports/region/comparison?year=${String(year)}&with=${String(previousYear)}`}
            plain
          >
            <Download aria-hidden="true" className="size-4.5" />
            Excel
          </LinkButton>
        }
      />
      <YearLinks
        {...{ years, year, previousYear }}
        href={(chosen) => {
          const next = new URLSearchParams({
            list: asked.list,
            measure: asked.measure,
            year: String(chosen.year),
          });
          if (chosen.with !== undefined) next.set("with", String(chosen.with));
          return `/region/comparison?${next.toString()}`;
        }}
      />
      <TabLinks
        label="Перечень"
        items={(["federal", "regional"] as const).map((kind) => ({
          href: href({ list: kind }),
          label: capital(listKindLabels[kind]),
          current: kind === asked.list,
        }))}
      />
      <div className="space-y-5">
        <Section title={`Регион: ${listKindLabels[shown.kind]}`}>
          <MeasureFigures list={shown} />
          <LimitationNotes limitations={shown.limitations} />
        </Section>
        <Section title="Карта" className="print:hidden">
          <TabLinks
            label="Что показывает карта"
            items={MEASURES.map(([value, label]) => ({
              href: href({ measure: value }),
              label,
              current: value === asked.measure,
            }))}
          />
          <ComparisonTileMap
            comparison={comparison}
            kind={shown.kind}
            measure={asked.measure}
            label={`${measureLabel} по муниципалитетам`}
          />
        </Section>
        <RegionComparisonTable
          comparison={comparison}
          rows={sortRegion(comparison.rows, shown.kind, sort)}
          total={figuresOf(shown)}
          kind={shown.kind}
          sort={sort}
          params={{ ...params, year: String(year), with: String(previousYear), list: shown.kind }}
        />
        <TwoListsSection comparison={comparison} countsOnly />
        <FlowSection comparison={comparison} countsOnly />
        {text === "" ? null : <AnalysisText text={text} note="По региону в целом, без названий школ" />}
      </div>
    </>
  );
}
