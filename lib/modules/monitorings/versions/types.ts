import type { FormRespondent, FormStatus } from "@/lib/core/db/enums";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** A version of a form without what it asks. */
export interface FormVersionRow {
  number: number;
  status: FormStatus;
  note: string;
  publishedAt: string | null;
  updatedAt: string;
}

/** A line of the list of forms. */
export interface FormRow {
  code: string;
  title: string;
  respondent: FormRespondent;
  track: number | null;
  /** Newest first; those below the region see only what is published. */
  versions: FormVersionRow[];
}

/** One version of a form, to be read and tried. */
export interface FormVersionDetails extends FormVersionRow {
  id: string;
  code: string;
  title: string;
  respondent: FormRespondent;
  definition: Form;
  /** Versions the person may open, newest first. */
  numbers: number[];
  /** Grows with each change; who publishes passes the one they saw. */
  version: number;
  can: { draft: boolean; edit: boolean; publish: boolean; drop: boolean };
}
