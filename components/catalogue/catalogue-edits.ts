import type { catalogueEntryFields } from "@/lib/modules/catalogue/schema";
import type { CatalogueEntryRow } from "@/lib/modules/catalogue/types";

export type EntryField = keyof typeof catalogueEntryFields;

/** Everything ИМАЦ does to the draft of its catalogue, as it waits to be sent. */
export type CatalogueEdit =
  | {
      [Field in EntryField]: {
        kind: "field";
        id: string;
        field: Field;
        base: CatalogueEntryRow[Field];
        value: CatalogueEntryRow[Field];
      };
    }[EntryField]
  | { kind: "add"; id: string; trackNumber: number; row: CatalogueEntryRow }
  | { kind: "remove"; id: string };

export function newEntry(id: string, trackNumber: number, code: string): CatalogueEntryRow {
  return {
    id,
    trackNumber,
    code,
    title: "",
    periodText: "",
    responsible: { kind: "post", text: "" },
    expectedResult: "",
    evidence: "",
    schoolRule: "none",
    trackLines: [],
  };
}

export function sameEntryValue(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** One edit instead of two unsent ones of a field; null when together they change nothing. */
export function mergeCatalogueEdits(earlier: CatalogueEdit, later: CatalogueEdit): CatalogueEdit | null {
  if (earlier.kind !== "field" || later.kind !== "field") return later;
  if (sameEntryValue(earlier.base, later.value)) return null;
  return { ...later, base: earlier.base } as CatalogueEdit;
}

/** A row as it looks with one unsent edit made; undefined when it is not in the catalogue. */
export function applyToEntry(
  row: CatalogueEntryRow | undefined,
  edit: CatalogueEdit,
): CatalogueEntryRow | undefined {
  switch (edit.kind) {
    case "field":
      return row && { ...row, [edit.field]: edit.value };
    case "add":
      return row ?? edit.row;
    case "remove":
      return undefined;
  }
}
