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

/** A document of the library beside a question. */
export interface LibraryHint {
  id: string;
  title: string;
  requisites: string;
}

/** One version of a form, to be read and tried. */
export interface FormVersionDetails extends FormVersionRow {
  id: string;
  code: string;
  title: string;
  respondent: FormRespondent;
  track: number | null;
  definition: Form;
  /** Versions the person may open, newest first. */
  numbers: number[];
  /** The draft of this form; null where there is none, or the person may not see it. */
  draft: number | null;
  /** Grows with each change; who publishes passes the one they saw. */
  version: number;
  /** The documents its questions name, by title. */
  library: LibraryHint[];
  can: {
    draft: boolean;
    edit: boolean;
    publish: boolean;
    drop: boolean;
    /** Its name and track; who answers it. */
    change: boolean;
    changeRespondent: boolean;
  };
}
