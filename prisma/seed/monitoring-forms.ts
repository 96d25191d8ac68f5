/** The five forms of the handbook (4.2–4.6) in the portal's form: none of them is ИМАЦ's own yet. */
import { formSchema } from "@/lib/modules/monitorings/forms/schema";
import type { Form, FormInput } from "@/lib/modules/monitorings/forms/types";

import { AUTHORITIES } from "./forms/authorities";
import { RESOURCE_DEFICITS } from "./forms/deficits";
import { DYNAMICS_OF_LOW } from "./forms/dynamics-low";
import { DYNAMICS_OF_RISK } from "./forms/dynamics-risk";
import { HANDBOOK_FORMS } from "./forms/fields";
import { IDENTIFICATION } from "./forms/identification";

export interface MonitoringFormData {
  code: string;
  title: string;
  track: number | null;
  respondent: "school" | "municipality";
  note: string;
}

const DEFINITIONS: Record<string, FormInput> = {
  M1: IDENTIFICATION,
  M2: RESOURCE_DEFICITS,
  M3: DYNAMICS_OF_LOW,
  M4: DYNAMICS_OF_RISK,
  M5: AUTHORITIES,
};

export const MONITORING_FORMS: readonly MonitoringFormData[] = HANDBOOK_FORMS.map(
  ({ code, title, track }) => ({
    code,
    title,
    track,
    respondent: track === null ? "municipality" : "school",
    note: "Проект, требует утверждения ИМАЦ: форм мониторинга в письме нет, вопросы и проверки предложены для обсуждения.",
  }),
);

/** A form of the handbook, checked. */
export function handbookMonitoringForm(code: string): Form {
  const definition = DEFINITIONS[code];
  if (definition === undefined) throw new Error(`No form ${code} in prisma/seed/forms`);
  return formSchema.parse(definition);
}
