import type { ImportedChange } from "@/lib/modules/plans/import/types";
import { measureFieldLabels } from "@/lib/modules/plans/measures/labels";

/** What a change of a line is called in the preview. */
export function changeLabel(field: ImportedChange["field"]): string {
  if (field === "track") return "Раздел";
  if (field === "place") return "Место в разделе";
  return measureFieldLabels[field];
}
