import { RateFactorButton } from "@/components/risk-profiles/rate-factor-button";
import { Badge } from "@/components/ui/badge";
import type { Tone } from "@/components/ui/tone";
import { formatInstant } from "@/lib/core/format/dates";
import type { RiskLevel } from "@/lib/core/db/enums";
import { riskLevelLabels } from "@/lib/modules/risk-profiles/labels";
import type { FactorRow, IndicatorReading, RiskProfilePage } from "@/lib/modules/risk-profiles/types";

const LEVEL_TONE: Record<RiskLevel, Tone> = { high: "danger", medium: "warning", low: "success" };

const MARKS: Record<IndicatorReading["mark"], { label: string; tone: Tone } | null> = {
  red: { label: "красный порог", tone: "danger" },
  amber: { label: "жёлтый порог", tone: "warning" },
  calm: { label: "в норме", tone: "success" },
  none: null,
};

interface FactorCardProps {
  factor: FactorRow;
  page: Pick<RiskProfilePage, "school" | "year" | "timeZone" | "can">;
  viewerId: string;
}

/** A factor: what the portal knows of it and what the school has decided. */
export function FactorCard({ factor, page, viewerId }: FactorCardProps) {
  const { code, title, watch, measures, suggestion, judged } = factor;
  return (
    <article
      aria-labelledby={`${code}-title`}
      className="grid gap-x-6 gap-y-3 rounded-lg border border-line bg-surface px-4 py-3.5 sm:px-5 lg:grid-cols-[3fr_2fr] print:break-inside-avoid"
    >
      <div className="min-w-0 space-y-2">
        <h2 id={`${code}-title`} className="text-base">
          <span className="mr-2 text-sm font-normal text-muted">{code}</span>
          {title}
        </h2>
        {suggestion.readings.length > 0 ? (
          <ul className="space-y-1 text-sm">
            {suggestion.readings.map((reading) => (
              <Reading key={reading.title} reading={reading} />
            ))}
          </ul>
        ) : (
          <p className="text-sm text-muted">
            Портал не знает показателей этого фактора. На что смотреть: {watch.join("; ")}.
          </p>
        )}
        <details className="text-sm">
          <summary className="text-brand">Типовые меры</summary>
          <p className="mt-1 text-ink-2">{measures.join("; ")}.</p>
        </details>
      </div>
      <div className="min-w-0 space-y-2">
        <p className="text-sm text-ink-2">
          Портал предлагает:{" "}
          {suggestion.level ? `значимость ${riskLevelLabels[suggestion.level]}` : "не известно, данных нет"}
        </p>
        {judged ? (
          <>
            <p className="flex flex-wrap gap-1.5">
              <Badge tone={LEVEL_TONE[judged.level]}>значимость {riskLevelLabels[judged.level]}</Badge>
              <Badge tone={judged.confirmed ? "info" : "neutral"}>
                {judged.confirmed ? "подтверждён" : "не подтверждён"}
              </Badge>
              {judged.priority ? <Badge tone="brand">приоритет</Badge> : null}
            </p>
            {judged.reason ? <p className="text-sm whitespace-pre-line">{judged.reason}</p> : null}
            <p className="text-xs text-muted">
              {judged.updatedBy}, {formatInstant(judged.updatedAt, page.timeZone)}
            </p>
          </>
        ) : (
          <p className="text-sm font-medium">Школа ещё не оценила</p>
        )}
        {page.can.edit.allowed ? (
          <RateFactorButton
            key={judged?.version ?? 0}
            factor={factor}
            school={page.school.code}
            year={page.year}
            viewerId={viewerId}
          />
        ) : null}
      </div>
    </article>
  );
}

function Reading({ reading: { title, value, origin, mark } }: { reading: IndicatorReading }) {
  const look = MARKS[mark];
  return (
    <li>
      {title}: <span className="font-medium tabular-nums">{value}</span>{" "}
      {look ? <Badge tone={look.tone}>{look.label}</Badge> : null}
      <span className="block text-xs text-muted">{origin}</span>
    </li>
  );
}
