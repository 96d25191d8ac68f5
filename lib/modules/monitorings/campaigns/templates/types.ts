import type { FormRespondent } from "@/lib/core/db/enums";
import type { TargetRule, YearlyWindow } from "@/lib/modules/monitorings/campaigns/types";

/** A monitoring as it comes back every year. */
export interface TemplateRow extends YearlyWindow, TargetRule {
  id: string;
  code: string;
  title: string;
  form: string;
  respondent: FormRespondent;
  note: string;
  version: number;
}

/** A form a template may ask by. */
export interface TemplateForm {
  code: string;
  title: string;
  respondent: FormRespondent;
  track: number | null;
}
