import type { ActingMembership } from "@/lib/core/auth/tenant-context";
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

/**
 * The membership whose home is the person's: the widest. A mentor without another right has none.
 */
export function widestMembership(memberships: readonly ActingMembership[]): ActingMembership | undefined {
  return (
    memberships.find(({ organisation }) => organisation.kind === "region") ??
    memberships.find(({ organisation }) => organisation.kind === "municipality") ??
    memberships.find(({ role }) => role !== "mentor")
  );
}
