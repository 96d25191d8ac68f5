/** The five windows of the letter of 29.01.2024 by day and month (handbook 4.1); the days of other years are ИМАЦ's. */
import type { CampaignTarget } from "@/lib/core/db/enums";
import type { YearlyWindow } from "@/lib/modules/monitorings/campaigns/types";

interface CampaignTemplateData extends YearlyWindow {
  /** Of the template and of its form. */
  code: string;
  target: CampaignTarget;
}

export const CAMPAIGN_TEMPLATE_NOTE =
  "Даты 2024 года — из письма ИМАЦ от 29.01.2024. В другом году проверьте их по письму этого года и подтвердите. Сроки этапов — предложение, требует утверждения ИМАЦ.";

/** Of schools: three days before the end, so that the authority has time to check; ИМАЦ five working days after it. */
const OF_SCHOOLS = { respondentAhead: 3, regionAfter: 5 };

export const CAMPAIGN_TEMPLATES: readonly CampaignTemplateData[] = [
  { code: "M1", target: "all", opensMonth: 9, opensDay: 2, closesMonth: 9, closesDay: 13, ...OF_SCHOOLS },
  { code: "M2", target: "all", opensMonth: 9, opensDay: 16, closesMonth: 9, closesDay: 30, ...OF_SCHOOLS },
  { code: "M3", target: "track", opensMonth: 10, opensDay: 7, closesMonth: 10, closesDay: 25, ...OF_SCHOOLS },
  {
    code: "M4",
    target: "track",
    opensMonth: 10,
    opensDay: 14,
    closesMonth: 10,
    closesDay: 31,
    ...OF_SCHOOLS,
  },
  {
    code: "M5",
    target: "all",
    opensMonth: 11,
    opensDay: 11,
    closesMonth: 12,
    closesDay: 16,
    respondentAhead: 0,
    regionAfter: 5,
  },
];
