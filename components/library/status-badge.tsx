import { Badge } from "@/components/ui/badge";
import { libraryStatusLabels } from "@/lib/modules/library/labels";
import type { LibraryRequisites } from "@/lib/modules/library/types";

/** Whether a document is in force; a replaced edition says that it is one. */
export function StatusBadge({ item }: { item: Pick<LibraryRequisites, "status" | "replaced"> }) {
  if (item.replaced) return <Badge tone="warning">заменён новой редакцией</Badge>;
  const tone = item.status === "in_force" ? "success" : item.status === "partial" ? "warning" : "danger";
  return <Badge tone={tone}>{libraryStatusLabels[item.status]}</Badge>;
}
