/** Enums of the schema for the rest of the portal: the generated client stays inside lib/core/db. */
export {
  AuthorityType,
  CatalogueState,
  DeficitLevel,
  DeficitType,
  ExecutionState,
  LibraryStatus,
  ListKind,
  MembershipBasis,
  OneTimeLinkKind,
  OrganisationKind,
  PlanListPurpose,
  PlanState,
  ResponsibleKind,
  Role,
  SchoolRule,
} from "@/lib/core/db/generated/enums";
