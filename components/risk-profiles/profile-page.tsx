import { BeginProfileForm } from "@/components/risk-profiles/begin-profile-form";
import { FactorCard } from "@/components/risk-profiles/factor-card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { PrintButton } from "@/components/ui/print-button";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatInstant } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import { editionTitle } from "@/lib/modules/risk-profiles/labels";
import { MOST_PRIORITIES } from "@/lib/modules/risk-profiles/rules";
import type { RiskProfilePage } from "@/lib/modules/risk-profiles/types";

/** Risk factors of a school for a year: what the figures suggest, what the school holds, what is worked on first. */
export function RiskProfileView({ page, viewerId }: { page: RiskProfilePage; viewerId: string }) {
  const { school, year, years, profile, sets, can } = page;
  return (
    <>
      <PageHeader
        title="Рисковый профиль"
        subtitle={`${school.name}: какие факторы ведут к неуспешности и с какими школа работает в первую очередь.`}
        actions={profile ? <PrintButton /> : undefined}
      />
      <TabLinks
        label="Год профиля"
        items={years.map((one) => ({
          href: `/schools/${school.code}/risk-profile?year=${String(one)}`,
          label: `${String(one)} год`,
          current: one === year,
        }))}
      />
      {profile ? (
        <Factors page={page} profile={profile} viewerId={viewerId} />
      ) : (
        <EmptyState title={`Профиль на ${String(year)} год не составлен`}>
          {can.edit.allowed ? (
            <BeginProfileForm school={school.code} year={year} sets={sets} viewerId={viewerId} />
          ) : (
            <p>{can.edit.reason}</p>
          )}
        </EmptyState>
      )}
    </>
  );
}

function Factors({
  page,
  profile,
  viewerId,
}: {
  page: RiskProfilePage;
  profile: NonNullable<RiskProfilePage["profile"]>;
  viewerId: string;
}) {
  const { factors } = profile;
  const judged = factors.filter((factor) => factor.judged !== null).length;
  const confirmed = factors.filter((factor) => factor.judged?.confirmed === true).length;
  const priorities = factors.filter((factor) => factor.judged?.priority === true);
  return (
    <div className="space-y-5">
      <Section>
        <dl className="flex flex-wrap gap-x-10 gap-y-2">
          <Figure label="Оценено" value={`${String(judged)} из ${String(factors.length)}`} />
          <Figure label="Подтверждено" value={plural(confirmed, "фактор", "фактора", "факторов")} />
          <Figure
            label="Приоритетных"
            value={`${String(priorities.length)} из ${String(MOST_PRIORITIES)} возможных`}
          />
        </dl>
        {priorities.length > 0 ? (
          <p className="mt-2">
            <span className="text-muted">В первую очередь: </span>
            {priorities.map(({ title }) => title).join("; ")}.
          </p>
        ) : null}
        <p className="mt-2 text-sm text-muted">
          Факторы: {editionTitle(profile.edition)}
          {profile.note ? ` (${profile.note})` : ""}. Профиль начал(а) {profile.begunBy},{" "}
          {formatInstant(profile.begunAt, page.timeZone)}. Портал предлагает значимость по принятым ответам M2
          и M4 и результатам школы; решает школа.
        </p>
      </Section>
      {page.can.edit.allowed ? null : <Notice>{page.can.edit.reason}</Notice>}
      <ul className="space-y-3">
        {factors.map((factor) => (
          <li key={factor.code}>
            <FactorCard factor={factor} page={page} viewerId={viewerId} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="font-semibold">{value}</dd>
    </div>
  );
}
