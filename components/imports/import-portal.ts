import { refusalText } from "@/components/forms/refusal-text";
import type { Tone } from "@/components/ui/tone";
import type { ImportKind, ImportState } from "@/lib/core/db/enums";
import { listImportSchema } from "@/lib/modules/school-lists/import/schema";
import { listHref } from "@/lib/modules/school-lists/labels";

export const importTones: Record<ImportState, Tone> = {
  reading: "info",
  ready: "warning",
  applying: "info",
  applied: "success",
  failed: "danger",
  cancelled: "neutral",
};

/** Address of an import; with a fate, of the rows that have it. */
export function importHref(id: string, fate?: string, after?: number): string {
  const query = new URLSearchParams();
  if (fate) query.set("fate", fate);
  if (after !== undefined) query.set("after", String(after));
  const text = query.toString();
  return `/region/imports/${id}${text ? `?${text}` : ""}`;
}

/** Where what was written is to be seen. */
export function importedHref(kind: ImportKind, options: Record<string, unknown>): string {
  switch (kind) {
    case "schools":
      return "/region/schools";
    case "results":
      return `/region/results?year=${String(options.year)}`;
    case "school_list":
      return listHref(listImportSchema.parse(options));
  }
}

const UNREACHABLE = "Портал не отвечает: нет связи. Ничего не записано, повторите.";

/** What a refused command of an import says to the person. */
export function importRefusal(error: unknown): string {
  return refusalText(error, UNREACHABLE);
}
