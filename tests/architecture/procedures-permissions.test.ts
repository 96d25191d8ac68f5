import { describe, expect, it } from "vitest";

import { PERMISSIONS, roleHas } from "@/lib/core/auth/permissions";
import { Role } from "@/lib/core/db/enums";

const ROLES = Object.values(Role);
const SCHOOL: Role[] = ["school_director", "school_deputy", "mentor"];
const REGION: Role[] = ["region_admin", "region_analyst", "region_expert", "ministry_viewer"];

/** One line a permission: who holds it. Read it as a whole before changing the table. */
function matrix(): string[] {
  return PERMISSIONS.map((permission) => {
    const holders = ROLES.filter((role) => roleHas(role, permission));
    return `${permission}: ${holders.join(", ")}`;
  });
}

describe("the table of permissions", () => {
  it("is this one", () => {
    expect(matrix()).toMatchInlineSnapshot(`
      [
        "organisation:read: region_admin, region_analyst, region_expert, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "school:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "school:edit: region_admin, region_analyst",
        "import:read: region_admin, region_analyst",
        "import:run: region_admin, region_analyst",
        "school-list:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "school-list:read-all: region_admin, region_analyst, ministry_viewer",
        "school-list:draft: region_admin, region_analyst",
        "school-list:publish: region_admin, region_analyst",
        "school-list:appeal: authority_head, authority_specialist",
        "school-list:decide: region_admin, region_analyst",
        "school-list:choose-near-low: authority_specialist",
        "result:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "result:read-all: region_admin, region_analyst, ministry_viewer",
        "result:load: region_admin, region_analyst",
        "letter:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist",
        "letter:read-all: region_admin, region_analyst, ministry_viewer",
        "letter:register: region_admin, region_analyst",
        "letter:acknowledge: authority_head, authority_specialist",
        "plan:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist",
        "plan:read-all: region_admin, region_analyst, ministry_viewer",
        "plan:edit: authority_specialist",
        "plan:submit: authority_specialist",
        "plan:approve: authority_head",
        "plan:close: authority_head, authority_specialist",
        "plan:comment: region_admin, region_analyst",
        "plan:answer: authority_head, authority_specialist",
        "execution:mark: authority_specialist, methodologist",
        "execution:confirm: authority_specialist",
        "execution:report: school_director, school_deputy",
        "action:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "programme:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "programme:edit: school_director, school_deputy",
        "programme:send: school_director",
        "programme:agree: region_admin, region_analyst, authority_specialist",
        "mentoring:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "mentoring:write: authority_specialist, methodologist, mentor",
        "mentoring:answer: school_director",
        "recommendation:report: school_director, school_deputy",
        "file:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy",
        "file:upload: region_admin, region_analyst, authority_head, authority_specialist, methodologist, school_director, school_deputy",
        "catalogue:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist",
        "catalogue:edit: region_admin",
        "methodology:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "methodology:edit: region_admin, region_analyst",
        "monitoring:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "monitoring:edit: region_admin",
        "campaign:manage: region_admin",
        "submission:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "submission:read-small: region_admin, region_analyst, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "submission:fill: authority_head, authority_specialist, school_director, school_deputy",
        "submission:send: authority_head, school_director",
        "submission:check: authority_specialist",
        "submission:accept: region_analyst",
        "submission:reopen: region_admin",
        "library:read: region_admin, region_analyst, region_expert, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "library:edit: region_admin",
        "appointment:read: region_admin, region_analyst, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "order:edit: region_admin, authority_head, authority_specialist",
        "order:register: region_admin, authority_head, authority_specialist",
        "practice:read: region_admin, region_analyst, region_expert, ministry_viewer, authority_head, authority_specialist, methodologist, school_director, school_deputy, mentor",
        "practice:edit: authority_head, authority_specialist, methodologist, school_director, school_deputy",
        "practice:propose: authority_head, authority_specialist, school_director",
        "practice:agree: authority_head, authority_specialist",
        "practice:moderate: region_admin, region_analyst, authority_head, authority_specialist",
        "practice:publish: region_admin, region_analyst",
        "practice:use: authority_head, authority_specialist, methodologist, school_director, school_deputy",
        "user:read: region_admin, region_analyst, authority_head, authority_specialist, school_director",
        "user:manage: region_admin, authority_head, authority_specialist, school_director",
        "token:manage: region_admin, authority_head",
        "audit:read: region_admin",
      ]
    `);
  });

  it("gives every permission to somebody", () => {
    expect(PERMISSIONS.filter((permission) => !ROLES.some((role) => roleHas(role, permission)))).toEqual([]);
  });

  it("lets no school and no region write the plan of an authority; ИМАЦ only remarks on it", () => {
    const writes = PERMISSIONS.filter((permission) => /^plan:(?!read|comment)/.test(permission));
    expect(writes.length).toBeGreaterThan(2);
    for (const role of [...SCHOOL, ...REGION]) {
      expect(
        writes.filter((permission) => roleHas(role, permission)),
        role,
      ).toEqual([]);
    }
  });

  it("parts who writes the plan from who approves it", () => {
    for (const role of ROLES) {
      expect(roleHas(role, "plan:edit") && roleHas(role, "plan:approve"), role).toBe(false);
    }
  });

  it("refuses what it does not know", () => {
    const unknown = "plan:burn" as (typeof PERMISSIONS)[number];
    expect(ROLES.filter((role) => roleHas(role, unknown))).toEqual([]);
  });
});
