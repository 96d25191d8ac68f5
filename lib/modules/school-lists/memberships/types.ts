import type { ListKind } from "@/lib/core/db/enums";
import type { SchoolVerdict } from "@/lib/modules/methodologies/verdicts/types";
import type { ComparedKind, ListSource } from "@/lib/modules/school-lists/comparison/types";
import type { SchoolTransition } from "@/lib/modules/school-lists/types";

/** What a list year is to the school; null where the list of the year is not loaded. */
export interface SchoolListYear {
  listYear: number;
  lists: Record<ComparedKind, SchoolTransition | null>;
}

/** A published list the school itself is on, with the figures it is there for; of its letters the one it came by, if known. */
export interface SchoolMembership extends ListSource {
  kind: ListKind;
  grounds: string;
}

/** A school's own history of lists, and of no other school. */
export interface SchoolLists {
  school: { code: string; name: string };
  /** Newest first. */
  years: SchoolListYear[];
  /** Newest first. */
  memberships: SchoolMembership[];
  /** Why the runs behind published lists put the school on them or not, newest first. */
  verdicts: SchoolVerdict[];
}
