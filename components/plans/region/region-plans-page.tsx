"use client";

import { Download } from "lucide-react";

import { PlanTileMap } from "@/components/plans/region/plan-tile-map";
import { RegionPlansTable } from "@/components/plans/region/region-plans-table";
import { readSort } from "@/components/tables/sort-state";
import { EmptyState } from "@/components/ui/empty-state";
import { Figure, FigureRow } from "@/components/ui/figure";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import { plural } from "@/lib/core/format/words";
import {
  filterOverview,
  OVERVIEW_COLUMNS,
  overviewTotals,
  sortOverview,
} from "@/lib/modules/plans/overview/rules";
import { overviewSchema } from "@/lib/modules/plans/overview/schema";
import type { OverviewFilter, OverviewMeasure } from "@/lib/modules/plans/overview/types";
import type { PlanSummaryRow } from "@/lib/modules/plans/types";

interface RegionPlansPageProps {
  year: number;
  dueYear: number;
  /** `YYYY-MM-DD` */
  today: string;
  plans: readonly PlanSummaryRow[];
  params: Readonly<Record<string, string | string[] | undefined>>;
}

const TRACKS = [0, 1, 2, 3];
const STATES: readonly { value: OverviewFilter["state"]; label: string }[] = [
  { value: null, label: "все" },
  { value: "unapproved", label: "не утверждён" },
  { value: "none", label: "плана нет" },
  { value: "draft", label: "черновик" },
  { value: "on_approval", label: "на утверждении" },
  { value: "approved", label: "утверждён" },
  { value: "closed", label: "закрыт" },
];
const MEASURES: readonly { value: OverviewMeasure; label: string }[] = [
  { value: "state", label: "Состояние" },
  { value: "coverage", label: "Пробелы" },
  { value: "execution", label: "Выполнение" },
  { value: "overdue", label: "Просрочено" },
];

/** Plans of all authorities for a year; what is shown, in which order and the colour of the map live in the address. */
export function RegionPlansPage({ year, dueYear, today, plans, params }: RegionPlansPageProps) {
  const asked = overviewSchema.parse(params);
  const sort = readSort(params.sort, OVERVIEW_COLUMNS);
  const shown = sortOverview(filterOverview(plans, asked), sort);
  const totals = overviewTotals(plans, TRACKS);
  const overdueCount = filterOverview(plans, { state: asked.state, overdue: true }).length;
  const withOverdue = filterOverview(plans, { state: null, overdue: true }).length;
  const exported = new URLSearchParams({
    year: String(year),
    ...(asked.state && { state: asked.state }),
    ...(asked.overdue && { overdue: "1" }),
  });
  const href = (change: Readonly<Record<string, string | null>>) => {
    const next = new URLSearchParams({ year: String(year) });
    const kept = { state: asked.state, overdue: asked.overdue ? "1" : null, measure: asked.measure };
    const sorted = typeof params.sort === "string" && sort ? params.sort : null;
    for (const [name, value] of Object.entries({ ...kept, sort: sorted, ...change })) {
      if (value !== null && value !== "state") next.set(name, value);
    }
    return `/region/plans?${next.toString()}`;
  };
  if (plans.length === 0) {
    return (
      <>
        <PageHeader title={`Планы МОУО на ${String(year)} год`} />
        <EmptyState title="Муниципалитетов пока нет">
          Планы появятся здесь, когда в регион будут внесены муниципалитеты.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Планы МОУО на ${String(year)} год`}
        subtitle={`${plural(shown.length, "муниципалитет", "муниципалитета", "муниципалитетов")} из ${String(plans.length)}. По данным портала на ${formatDate(today)}.`}
        actions={
          <LinkButton href={`/api/exports/region/plans?${exported.toString()}`} plain>
            <Download aria-hidden="true" className="size-4.5" />
            Excel
          </LinkButton>
        }
      />
      <TabLinks
        label="Год плана"
        items={[...new Set([dueYear - 1, dueYear, year])].sort().map((one) => ({
          href: href({ year: String(one) }),
          label: String(one),
          current: one === year,
        }))}
      />
      <div className="space-y-5">
        <Section title="Карта" className="print:hidden">
          {totals.total > 0 ? (
            <div className="mb-4">
              <FigureRow>
                {TRACKS.map((track) => {
                  const { done, total } = totals.byTrack[track] ?? { done: 0, total: 0 };
                  return (
                    <Figure
                      key={track}
                      label={`${track === 0 ? "Раздел 0" : `Трек ${String(track)}`}, выполнено`}
                      value={formatShare(done, total)}
                      source={`${String(done)} из ${plural(total, "мероприятия", "мероприятий", "мероприятий")}`}
                    />
                  );
                })}
                <Figure
                  label="Просрочено"
                  value={totals.overdue}
                  source={`в ${plural(withOverdue, "муниципалитете", "муниципалитетах", "муниципалитетах")}`}
                  attention={totals.overdue > 0}
                />
              </FigureRow>
            </div>
          ) : null}
          <TabLinks
            label="Что показывает карта"
            items={MEASURES.map(({ value, label }) => ({
              href: href({ measure: value }),
              label,
              current: value === asked.measure,
            }))}
          />
          <PlanTileMap year={year} plans={plans} measure={asked.measure} />
        </Section>
        <div>
          <TabLinks
            label="Состояние плана"
            items={STATES.map(({ value, label }) => ({
              href: href({ state: value }),
              label,
              count: filterOverview(plans, { state: value, overdue: asked.overdue }).length,
              current: value === asked.state,
            }))}
          />
          {withOverdue > 0 || asked.overdue ? (
            <p data-print="hide" className="mb-3">
              <LinkButton
                size="small"
                scroll={false}
                href={href({ overdue: asked.overdue ? null : "1" })}
                aria-current={asked.overdue ? "true" : undefined}
                className={asked.overdue ? "border-brand! bg-brand-tint!" : undefined}
              >
                {asked.overdue
                  ? "Показаны только с просроченными. Показать все"
                  : `Только с просроченными: ${String(overdueCount)}`}
              </LinkButton>
            </p>
          ) : null}
          {shown.length === 0 ? (
            <EmptyState title="Таких планов нет">Выберите другое состояние или год.</EmptyState>
          ) : (
            <RegionPlansTable year={year} rows={shown} tracks={TRACKS} sort={sort} params={params} />
          )}
        </div>
      </div>
    </>
  );
}
