import { BeginProgrammeButton } from "@/components/programmes/begin-programme-button";
import { ProgrammeStateBadge } from "@/components/programmes/state-badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { ProgrammeKind } from "@/lib/core/db/enums";
import { programmeKindLabels } from "@/lib/modules/programmes/labels";
import type { ProgrammeSummary, SchoolProgrammes } from "@/lib/modules/programmes/types";

interface ProgrammesPageProps {
  programmes: SchoolProgrammes;
  viewerId: string;
}

/** Programmes of a school for a year: what is demanded, how far it is, and what it rests on. */
export function ProgrammesPage({ programmes, viewerId }: ProgrammesPageProps) {
  const { school, year, years, profile } = programmes;
  return (
    <>
      <PageHeader
        title="Программы школы"
        subtitle={`${school.name}: план перехода и программа антирисковых мер на календарный год.`}
      />
      <TabLinks
        label="Год программ"
        items={years.map((one) => ({
          href: `/schools/${school.code}/programmes?year=${String(one)}`,
          label: `${String(one)} год`,
          current: one === year,
        }))}
      />
      <div className="space-y-5">
        <Section
          title="Рисковый профиль"
          actions={
            <LinkButton
              href={`/schools/${school.code}/risk-profile?year=${String(year)}`}
              variant="secondary"
              size="small"
            >
              Открыть профиль
            </LinkButton>
          }
        >
          <p className="text-ink-2">
            {profile
              ? `Подтверждено ${plural(profile.confirmed, "фактор", "фактора", "факторов")}, из них приоритетных: ${String(profile.priorities)}. По каждому подтверждённому фактору в антирисковой программе есть раздел.`
              : `Профиль на ${String(year)} год не составлен. Начните с него: по подтверждённым факторам строится антирисковая программа.`}
          </p>
        </Section>
        <KindSection kind="antirisk" {...{ programmes, viewerId }} />
        <KindSection kind="transition" {...{ programmes, viewerId }} />
      </div>
    </>
  );
}

function KindSection({ kind, programmes, viewerId }: ProgrammesPageProps & { kind: ProgrammeKind }) {
  const { school, year, can } = programmes;
  const summary = programmes.programmes.find((one) => one.kind === kind);
  return (
    <Section title={programmeKindLabels[kind]} description={demandOf(kind, programmes)}>
      {summary ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <ProgrammeStateBadge state={summary.state} returned={summary.returned} />
          <p className="min-w-0 flex-1 text-ink-2">{factsOf(summary)}</p>
          <LinkButton href={`/schools/${school.code}/programmes/${String(year)}/${kind}`}>Открыть</LinkButton>
        </div>
      ) : can.begin.allowed ? (
        <BeginProgrammeButton school={school.code} year={year} kind={kind} viewerId={viewerId} />
      ) : (
        <p className="text-ink-2">
          Программы на {year} год нет. {can.begin.reason}
        </p>
      )}
    </Section>
  );
}

function demandOf(kind: ProgrammeKind, { listed, year }: SchoolProgrammes): string {
  if (kind === "antirisk")
    return "Ожидается от каждой школы: профилактика неуспешности касается всех (трек 3).";
  if (listed.length === 0)
    return `Школы нет в перечнях ${String(year - 1)} года: план перехода не обязателен, но его можно составить.`;
  const names = listed.map((one) => (one === "federal" ? "федеральном" : "региональном")).join(" и ");
  return `Школа в ${names} ${listed.length > 1 ? "перечнях" : "перечне"} ${String(year - 1)} года: план перехода обязателен (трек 1).`;
}

function factsOf({ orderNumber, orderDate, openState, state, execution }: ProgrammeSummary): string {
  const parts = [
    orderNumber && orderDate ? `приказ от ${formatDate(orderDate)} № ${orderNumber}` : "",
    openState !== null && openState !== state ? "готовится новая редакция" : "",
    execution
      ? `выполнено ${String(execution.done)} из ${String(execution.total)}${execution.overdue > 0 ? `, просрочено: ${String(execution.overdue)}` : ""}`
      : "",
  ].filter(Boolean);
  return parts.join("; ");
}
