import type { CodedSchool } from "@/lib/modules/organisations/matching/types";

/** A school of the region as a file that is about schools is compared with it. */
export interface ImportedSchool extends CodedSchool {
  shortName: string;
  municipality: { shortName: string } | null;
  municipalityId: string | null;
  closedOn: string | null;
}
