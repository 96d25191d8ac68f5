import type { ReactNode } from "react";

import { FeedSection } from "@/components/monitorings/feed/feed-section";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Figure, FigureRow } from "@/components/ui/figure";
import { KeyValues } from "@/components/ui/key-values";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { TabLinks } from "@/components/ui/tab-links";
import { formatDate, formatDayMonth, formatInstant } from "@/lib/core/format/dates";
import { formatShare } from "@/lib/core/format/numbers";
import { capital } from "@/lib/core/format/words";
import { STATUS_LABELS } from "@/lib/modules/monitorings/labels";
import {
  campaignStateLabel,
  DAY_LABELS,
  nextStepText,
  ruleText,
} from "@/lib/modules/monitorings/campaigns/labels";
import type { Debtors } from "@/lib/modules/monitorings/campaigns/debtors/types";
import type { TargetParams } from "@/lib/modules/monitorings/campaigns/targets/schema";
import type { CampaignTargets } from "@/lib/modules/monitorings/campaigns/targets/types";
import type { CampaignFeed } from "@/lib/modules/monitorings/feed/types";
import type { CampaignDays, CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { CampaignActions } from "./campaign-actions";
import { DebtorsSection } from "./debtors-section";
import { SettingsForm } from "./settings-form";
import { stateTone } from "./step-tone";
import { TargetsSection } from "./targets-section";

export interface CampaignPageProps {
  campaign: CampaignDetails;
  view: "settings" | "targets" | "debtors" | "results";
  filter: TargetParams;
  targets: CampaignTargets | null;
  debtors: Debtors | null;
  feed: CampaignFeed | null;
}

/** One monitoring of a year: its settings until it opens, whom it asks, and who has not sent. */
export function CampaignPage({ campaign, view, filter, targets, debtors, feed }: CampaignPageProps) {
  const { code, year, title, state, counts } = campaign;
  const path = `/region/campaigns/${String(year)}/${code}`;
  const tab = (key: CampaignPageProps["view"], label: string, count?: number) => ({
    href: key === "settings" ? path : `${path}?view=${key}`,
    label,
    current: view === key,
    ...(count !== undefined && { count }),
  });
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: `Мониторинги ${String(year)} года`, href: `/region/campaigns?year=${String(year)}` },
              { label: code },
            ]}
          />
        }
        title={`${code}. ${title}`}
        state={<Badge tone={stateTone(campaign)}>{campaignStateLabel(campaign)}</Badge>}
        subtitle={`${capital(ruleText(campaign))}. Окно с ${formatDate(campaign.opensOn)} по ${formatDate(campaign.closesOn)}.`}
        actions={<CampaignActions campaign={campaign} targets={targets} />}
      />
      <Standing campaign={campaign} />
      <TabLinks
        label="Что показать"
        items={[
          tab("settings", state === "planned" ? "Настройки" : "Сроки и правило"),
          tab("targets", "Кого спрашиваем", counts?.asked ?? targets?.count),
          ...(state === "planned"
            ? []
            : [
                { href: `${path}/board`, label: "Ход" },
                tab("debtors", "Кто не сдал", debtors?.count),
                { href: `${path}/statistics`, label: "Статистика" },
              ]),
          ...(campaign.feeds ? [tab("results", "В результаты")] : []),
        ]}
      />
      {view === "settings" ? <Settings campaign={campaign} /> : null}
      {view === "targets" && targets ? <TargetsSection {...{ campaign, targets, filter, path }} /> : null}
      {view === "debtors" && debtors ? <DebtorsSection {...{ campaign, debtors }} /> : null}
      {view === "results" && feed ? <FeedSection feed={feed} /> : null}
    </>
  );
}

function Standing({ campaign }: { campaign: CampaignDetails }) {
  const { counts, cancelled, confirmed, timeZone, notOpened, next, can } = campaign;
  if (cancelled) {
    return (
      <Notice tone="warning" heading="Мониторинг отменён" className="mb-5">
        {formatInstant(cancelled.at, timeZone)}. {cancelled.reason}
      </Notice>
    );
  }
  if (counts) {
    return (
      <div className="mb-5">
        <FigureRow>
          <Figure label="Спрашиваем" value={counts.asked} source={excusedText(counts.excused)} />
          <Figure label="Сдали" value={counts.sent} source={formatShare(counts.sent, counts.asked)} />
          <Figure
            label="Принято"
            value={counts.accepted}
            source={formatShare(counts.accepted, counts.asked)}
          />
          <Figure label="Сейчас" value={<span className="text-base">{nextStepText(next)}</span>} />
        </FigureRow>
      </div>
    );
  }
  if (!can.edit) {
    return (
      <Notice heading="Мониторинг ещё не открыт" className="mb-5">
        {confirmed ? "Сроки подтверждены: их видят МОУО и школы." : "Сроки ещё не подтверждены."}
      </Notice>
    );
  }
  return (
    <Notice tone="warning" heading={nextStepText(next)} className="mb-5">
      {notOpened ?? "Сроки подтверждены. Открыть можно заранее: заполнение начнётся в первый день окна."}
    </Notice>
  );
}

function excusedText(excused: number): string | undefined {
  return excused > 0 ? `ещё освобождено: ${String(excused)}` : undefined;
}

function Settings({ campaign }: { campaign: CampaignDetails }) {
  return campaign.can.edit ? (
    <div className="space-y-5">
      <Overlaps campaign={campaign} />
      <SettingsForm key={campaign.version} campaign={campaign} />
    </div>
  ) : (
    <div className="space-y-5">
      <Overlaps campaign={campaign} />
      <Section title="Сроки и правило">
        <KeyValues items={settingsOf(campaign)} />
      </Section>
    </div>
  );
}

function Overlaps({ campaign: { overlaps } }: { campaign: CampaignDetails }) {
  if (overlaps.length === 0) return null;
  return (
    <Notice>
      Окно пересекается с другими:{" "}
      {overlaps
        .map(({ code, from, to }) => `${code} — с ${formatDayMonth(from)} по ${formatDayMonth(to)}`)
        .join(", ")}
      . Одна школа может отвечать на оба мониторинга сразу.
    </Notice>
  );
}

function settingsOf(campaign: CampaignDetails): { label: string; value: ReactNode }[] {
  const { form, note, confirmedBy, openedBy, timeZone, respondent, takesNewcomers } = campaign;
  const days = (Object.keys(DAY_LABELS) as (keyof CampaignDays)[])
    .filter((name) => respondent === "school" || name !== "municipalityUntilOn")
    .map((name) => ({ label: DAY_LABELS[name], value: formatDate(campaign[name]) }));
  const signed = (by: { name: string; at: string } | null) =>
    by ? `${formatInstant(by.at, timeZone)}, ${by.name}` : "нет";
  return [
    ...days,
    { label: "Кого спрашивает", value: capital(ruleText(campaign)) },
    { label: "Подошедшие во время окна", value: takesNewcomers ? "спрашиваются" : "не спрашиваются" },
    {
      label: "Форма",
      value: form
        ? `${form.code}, версия ${String(form.number)}: ${STATUS_LABELS[form.status]}`
        : "не выбрана",
    },
    { label: "Сроки подтверждены", value: signed(confirmedBy) },
    { label: "Открыт", value: signed(openedBy) },
    ...(note === "" ? [] : [{ label: "Примечание", value: note }]),
  ];
}
