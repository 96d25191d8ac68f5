import type { OrganisationKind } from "@/lib/core/db/enums";

/** Address of an organisation's home. */
export function homeOf(kind: OrganisationKind, code: string): string {
  switch (kind) {
    case "region":
      return "/region";
    case "municipality":
      return `/municipalities/${code}`;
    case "school":
      return `/schools/${code}`;
  }
}
