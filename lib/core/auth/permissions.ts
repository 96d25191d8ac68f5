import type { Role } from "@/lib/core/db/enums";

/** Every permission of the portal, `noun:verb`. */
export const PERMISSIONS = [
  "organisation:read",
  "school:read",
  "school:edit",
  "import:read",
  "import:run",
  "school-list:read",
  "school-list:read-all",
  "school-list:draft",
  "school-list:publish",
  "school-list:appeal",
  "school-list:decide",
  "school-list:choose-near-low",
  "result:read",
  "result:read-all",
  "result:load",
  "letter:read",
  "letter:read-all",
  "letter:register",
  "letter:acknowledge",
  "plan:read",
  "plan:read-all",
  "plan:edit",
  "plan:submit",
  "plan:approve",
  "plan:close",
  "plan:comment",
  "plan:answer",
  "execution:mark",
  "execution:confirm",
  "execution:report",
  "action:read",
  "file:read",
  "file:upload",
  "catalogue:read",
  "catalogue:edit",
  "methodology:read",
  "methodology:edit",
  "monitoring:read",
  "monitoring:edit",
  "campaign:manage",
  "submission:read",
  "submission:read-small",
  "submission:fill",
  "submission:send",
  "submission:check",
  "submission:accept",
  "submission:reopen",
  "library:read",
  "user:read",
  "user:manage",
  "audit:read",
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const REGION_READS = [
  "organisation:read",
  "school:read",
  "school-list:read",
  "result:read",
  "result:read-all",
  "school-list:read-all",
  "letter:read",
  "letter:read-all",
  "methodology:read",
  "monitoring:read",
  "submission:read",
  "plan:read",
  "plan:read-all",
  "action:read",
  "file:read",
  "catalogue:read",
  "library:read",
] as const satisfies readonly Permission[];

const AUTHORITY_READS = [
  "organisation:read",
  "school:read",
  "school-list:read",
  "result:read",
  "letter:read",
  "methodology:read",
  "monitoring:read",
  "submission:read",
  "submission:read-small",
  "plan:read",
  "action:read",
  "file:read",
  "catalogue:read",
  "library:read",
] as const satisfies readonly Permission[];

const SCHOOL_READS = [
  "organisation:read",
  "school:read",
  "school-list:read",
  "result:read",
  "methodology:read",
  "monitoring:read",
  "submission:read",
  "submission:read-small",
  "action:read",
  "library:read",
] as const satisfies readonly Permission[];

/** ИМАЦ keeps the registers of schools and letters and the methodologies, and loads spreadsheets. */
const REGION_KEEPS = [
  "submission:read-small",
  "school:edit",
  "result:load",
  "school-list:draft",
  "school-list:publish",
  "school-list:decide",
  "letter:register",
  "import:read",
  "import:run",
  "methodology:edit",
  "file:upload",
] as const satisfies readonly Permission[];

/** A school's own people tell what was done; a mentor only reads. */
const SCHOOL_REPORTS = [
  ...SCHOOL_READS,
  "execution:report",
  "submission:fill",
  "file:read",
  "file:upload",
] as const satisfies readonly Permission[];

/**
 * The one table role → permissions; what is absent is refused. The level a role acts on
 * (region, authority, school) is the organisation of its membership, see lib/core/auth/context.ts.
 */
const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  region_admin: [
    ...REGION_READS,
    ...REGION_KEEPS,
    "plan:comment",
    "catalogue:edit",
    "monitoring:edit",
    "campaign:manage",
    "submission:reopen",
    "user:read",
    "user:manage",
    "audit:read",
  ],
  region_analyst: [...REGION_READS, ...REGION_KEEPS, "plan:comment", "submission:accept", "user:read"],
  region_expert: ["organisation:read", "library:read"],
  ministry_viewer: REGION_READS,
  authority_head: [
    ...AUTHORITY_READS,
    "letter:acknowledge",
    "school-list:appeal",
    "file:upload",
    "plan:approve",
    "plan:close",
    "plan:answer",
    "submission:fill",
    "submission:send",
    "user:read",
    "user:manage",
  ],
  authority_specialist: [
    ...AUTHORITY_READS,
    "letter:acknowledge",
    "school-list:appeal",
    "plan:edit",
    "plan:submit",
    "plan:close",
    "plan:answer",
    "execution:mark",
    "execution:confirm",
    "file:upload",
    "school-list:choose-near-low",
    "submission:fill",
    "submission:check",
    "user:read",
    "user:manage",
  ],
  methodologist: [...AUTHORITY_READS, "execution:mark", "file:upload"],
  school_director: [...SCHOOL_REPORTS, "submission:send", "user:read", "user:manage"],
  school_deputy: SCHOOL_REPORTS,
  mentor: SCHOOL_READS,
};

/** May this role do that? Unknown pairs are refused. */
export function roleHas(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}
