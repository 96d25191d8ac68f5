import Link from "next/link";

import { CoverageFigures } from "@/components/programmes/coverage-figures";
import { ProgrammeStateBadge } from "@/components/programmes/state-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter } from "@/components/ui/meter";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { filterCoverage } from "@/lib/modules/programmes/coverage/rules";
import type { CoverageFilter } from "@/lib/modules/programmes/coverage/schema";
import type { MunicipalityProgrammes, SchoolCoverage } from "@/lib/modules/programmes/coverage/types";
import { programmeShortLabels } from "@/lib/modules/programmes/labels";

interface MunicipalityProgrammesPageProps {
  programmes: MunicipalityProgrammes;
  filter: CoverageFilter;
}

const FILTERS: Record<CoverageFilter, string> = {
  all: "Все школы",
  waiting: "Ждут согласования",
  "no-transition": "Нет плана перехода",
  "no-antirisk": "Нет антирисковой программы",
};

/** Programmes of an authority's schools: who has none, what waits to be agreed, how the measures are carried out. */
export function MunicipalityProgrammesPage({ programmes, filter }: MunicipalityProgrammesPageProps) {
  const { code, name, year, years, schools, transition, antirisk, tracks } = programmes;
  const home = `/municipalities/${code}/programmes`;
  const href = (shown: CoverageFilter) =>
    `${home}?year=${String(year)}${shown === "all" ? "" : `&show=${shown}`}`;
  const shown = filterCoverage(schools, filter);
  return (
    <>
      <PageHeader
        title="Программы школ"
        subtitle={`${name}: план перехода обязателен для школ из перечней, антирисковая программа ожидается от каждой школы.`}
      />
      <TabLinks
        label="Год программ"
        items={years.map((one) => ({
          href: `${home}?year=${String(one)}`,
          label: `${String(one)} год`,
          current: one === year,
        }))}
      />
      <div className="space-y-5">
        <Section title="Охват">
          <CoverageFigures transition={transition} antirisk={antirisk} />
        </Section>
        <Section title="Выполнение мероприятий по трекам" description="По действующим программам школ">
          <ul className="grid gap-4 sm:grid-cols-2">
            {tracks.map(({ kind, track, done, total, overdue }) => (
              <li key={kind}>
                <Meter
                  label={`Трек ${String(track)}: ${programmeShortLabels[kind].toLowerCase()}`}
                  value={done}
                  max={total}
                  text={total > 0 ? `выполнено ${String(done)} из ${String(total)}` : "мероприятий нет"}
                />
                {overdue > 0 ? (
                  <p className="mt-1 text-sm font-medium text-danger">просрочено: {overdue}</p>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
        <div>
          <TabLinks
            label="Какие школы показать"
            items={(Object.keys(FILTERS) as CoverageFilter[]).map((one) => ({
              href: href(one),
              label: FILTERS[one],
              count: filterCoverage(schools, one).length,
              current: one === filter,
            }))}
          />
          {shown.length === 0 ? (
            <EmptyState title="Таких школ нет">
              {filter === "all"
                ? "Школы появятся здесь, когда ИМАЦ внесёт их в реестр."
                : "Ничего делать не нужно."}
            </EmptyState>
          ) : (
            <Table label="Программы школ" density="compact" sticky="page">
              <thead>
                <tr>
                  <HeadCell className="w-[34%]">Школа</HeadCell>
                  <HeadCell>План перехода</HeadCell>
                  <HeadCell>Антирисковая программа</HeadCell>
                </tr>
              </thead>
              <tbody>
                {shown.map((school) => (
                  <tr key={school.code}>
                    <RowHead>
                      <Link
                        href={`/schools/${school.code}/programmes?year=${String(year)}`}
                        prefetch={false}
                        className="link"
                      >
                        {school.name}
                      </Link>
                      {school.listed ? (
                        <span className="block text-xs font-normal text-muted">
                          в перечнях {year - 1} года
                        </span>
                      ) : null}
                    </RowHead>
                    <Cell label="План перехода">
                      <KindCell school={school} year={year} kind="transition" />
                    </Cell>
                    <Cell label="Антирисковая программа">
                      <KindCell school={school} year={year} kind="antirisk" />
                    </Cell>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </div>
      </div>
    </>
  );
}

function KindCell({
  school,
  year,
  kind,
}: {
  school: SchoolCoverage;
  year: number;
  kind: "transition" | "antirisk";
}) {
  const summary = school[kind];
  if (!summary) {
    if (kind === "transition" && !school.listed) return <span className="text-muted">не требуется</span>;
    return <span className="font-medium text-danger">нет</span>;
  }
  const { execution, openState, openNumber, state } = summary;
  const waiting = openState === "on_agreement" && openState !== state ? `?text=${String(openNumber)}` : "";
  return (
    <>
      <Link
        href={`/schools/${school.code}/programmes/${String(year)}/${kind}${waiting}`}
        prefetch={false}
        className="link"
      >
        Открыть
        <span className="sr-only">
          : {programmeShortLabels[kind].toLowerCase()}, {school.name}
        </span>
      </Link>{" "}
      <ProgrammeStateBadge state={state} returned={summary.returned} />
      {waiting ? <span className="block text-xs text-warning">редакция на согласовании</span> : null}
      {execution ? (
        <span className="block text-xs text-muted">
          выполнено {execution.done} из {execution.total}
          {execution.overdue > 0 ? (
            <span className="text-danger">, просрочено: {execution.overdue}</span>
          ) : null}
        </span>
      ) : null}
    </>
  );
}
