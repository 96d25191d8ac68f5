import { Section } from "@/components/ui/section";
import { formatDate, formatDayMonth } from "@/lib/core/format/dates";
import { RESPONDENT_LABELS } from "@/lib/modules/monitorings/labels";
import type { CampaignWindow } from "@/lib/modules/monitorings/campaigns/types";

/** Monitorings that run or come, their days confirmed by ИМАЦ; nothing where there are none. */
export function NextWindows({ windows }: { windows: readonly CampaignWindow[] }) {
  if (windows.length === 0) return null;
  return (
    <Section title="Ближайшие мониторинги" description="Сроки подтверждены ИМАЦ.">
      <ul className="divide-y divide-line">
        {windows.map(({ code, year, title, opensOn, closesOn, respondent, respondentUntilOn }) => (
          <li key={`${String(year)}/${code}`} className="py-2">
            <p className="font-medium">
              {code}. {title}
            </p>
            <p className="text-sm text-ink-2">
              С {formatDayMonth(opensOn)} по {formatDate(closesOn)}, отвечает {RESPONDENT_LABELS[respondent]}{" "}
              до {formatDate(respondentUntilOn)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
