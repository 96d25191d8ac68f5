import { cn } from "@/components/ui/class-names";
import { formatDayOfMonth, shortMonth } from "@/lib/core/format/dates";
import { yearChart, type WindowStage } from "@/lib/modules/monitorings/campaigns/charts";
import type { CampaignRow } from "@/lib/modules/monitorings/campaigns/types";

const STAGES: Record<WindowStage, { ground: string; label: string }> = {
  answering: { ground: "border-brand bg-brand", label: "отвечают" },
  checking: { ground: "border-warning bg-warning-tint", label: "проверяют МОУО" },
  accepting: { ground: "border-neutral bg-sunken", label: "принимает ИМАЦ" },
};

/** Windows of the year over their months; the table below says the same in words. */
export function YearTimeline({ rows, today }: { rows: readonly CampaignRow[]; today: string }) {
  const chart = yearChart(rows, today);
  if (!chart) return null;
  return (
    <div className="space-y-2">
      <div aria-hidden="true" className="relative rounded-lg border border-line bg-surface">
        <div className="flex border-b border-line pl-12 text-xs text-ink-2 sm:pl-16">
          {chart.months.map(({ month, year, width }) => (
            <span
              key={`${String(year)}-${String(month)}`}
              className="border-l border-line px-1.5 py-1"
              style={{ width: percent(width) }}
            >
              {shortMonth(month)}
            </span>
          ))}
        </div>
        {chart.lines.map(({ code, parts }) => (
          <div key={code} className="flex items-center border-b border-line last:border-b-0">
            <span className="w-12 shrink-0 px-2 py-1.5 text-sm font-semibold sm:w-16">{code}</span>
            <span className="relative block h-5 flex-1">
              {parts.map(({ stage, from, width }) => (
                <span
                  key={stage}
                  className={cn(
                    "absolute inset-y-0.5 rounded-sm border [print-color-adjust:exact]",
                    STAGES[stage].ground,
                  )}
                  style={{ left: percent(from), width: percent(width) }}
                />
              ))}
            </span>
          </div>
        ))}
        {chart.today === null ? null : (
          <span className="pointer-events-none absolute inset-y-0 right-0 left-12 sm:left-16">
            <span
              className="absolute inset-y-0 w-0.5 bg-accent [print-color-adjust:exact]"
              style={{ left: percent(chart.today) }}
            />
          </span>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {Object.values(STAGES).map(({ ground, label }) => (
          <span key={label} className="inline-flex items-center gap-1.5">
            <span
              aria-hidden="true"
              className={cn("h-3 w-5 rounded-sm border [print-color-adjust:exact]", ground)}
            />
            {label}
          </span>
        ))}
        {chart.today === null ? null : <span>Вертикальная линия — сегодня, {formatDayOfMonth(today)}.</span>}
      </p>
    </div>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
