import type { ComponentProps } from "react";

import { DateField } from "@/components/forms/date-field";
import type { FormRespondent } from "@/lib/core/db/enums";
import { DAY_LABELS } from "@/lib/modules/monitorings/campaigns/labels";
import type { CampaignDays } from "@/lib/modules/monitorings/campaigns/types";

interface DaysFieldsProps {
  respondent: FormRespondent;
  /** Everything a field needs but its label. */
  field: (name: keyof CampaignDays) => Omit<ComponentProps<typeof DateField>, "label">;
}

const NAMES: readonly (keyof CampaignDays)[] = [
  "opensOn",
  "closesOn",
  "respondentUntilOn",
  "municipalityUntilOn",
  "regionUntilOn",
];

/** The five days of a window; each is inclusive. */
export function DaysFields({ respondent, field }: DaysFieldsProps) {
  return (
    <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
      {NAMES.map((name) => (
        <DateField key={name} label={labelOf(name, respondent)} {...field(name)} />
      ))}
    </div>
  );
}

function labelOf(name: keyof CampaignDays, respondent: FormRespondent): string {
  return name === "municipalityUntilOn" && respondent === "municipality"
    ? "Последний день МОУО"
    : DAY_LABELS[name];
}
