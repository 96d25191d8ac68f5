import type { Answers } from "@/lib/modules/monitorings/answers/types";
import type { Target } from "@/lib/modules/monitorings/filling/patch/types";
import type { Draft, ForeignChange } from "@/lib/modules/monitorings/filling/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { Prefills } from "@/lib/modules/monitorings/prefill/types";

/** A form as it stands now, to be compared with a file. */
export interface Standing {
  form: Form;
  draft: Draft;
  /** Those of the draft with the portal's own. */
  answers: Answers;
  prefills: Prefills;
  /** What somebody else has changed since the file was downloaded, in the order it was. */
  others: readonly ForeignChange[];
  refuse: (target: Target) => string | null;
}
