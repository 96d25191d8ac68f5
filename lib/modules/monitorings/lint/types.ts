import type { PartKind } from "@/lib/modules/monitorings/editing/types";

/**
 * One thing wrong with a form: the part it is about with its code, or the code of a column or a check of a table, which
 * belong to a question; nulls for the whole form.
 */
export interface FormProblem {
  part: PartKind | null;
  at: string | null;
  text: string;
}
