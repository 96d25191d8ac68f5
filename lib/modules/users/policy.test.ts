import { describe, expect, it } from "vitest";

import { Role } from "@/lib/core/db/enums";

import { grantableRoles, whyNotEnd, whyNotGrant, whyNotManage } from "./policy";
import type { Manager, Place } from "./types";

const region: Place = { regionId: "r", municipalityId: null, schoolId: null };
const authority: Place = { regionId: "r", municipalityId: "m", schoolId: null };
const school: Place = { regionId: "r", municipalityId: "m", schoolId: "s" };
const places = {
  region,
  authority,
  neighbour: { ...authority, municipalityId: "n" },
  school,
  "foreign school": { regionId: "r", municipalityId: "n", schoolId: "t" },
  "direct school": { regionId: "r", municipalityId: null, schoolId: "d" },
  "another region": { regionId: "q", municipalityId: null, schoolId: null },
} satisfies Record<string, Place>;

const managers = {
  region_admin: { userId: "a", roles: ["region_admin"], ...region },
  authority_head: { userId: "a", roles: ["authority_head"], ...authority },
  authority_specialist: { userId: "a", roles: ["authority_specialist"], ...authority },
  school_director: { userId: "a", roles: ["school_director"], ...school },
} satisfies Record<string, Manager>;

describe("grantableRoles", () => {
  it("is this table", () => {
    const table = Object.entries(managers).map(([who, manager]) => [
      who,
      Object.fromEntries(
        Object.entries(places).map(([where, place]) => [where, grantableRoles(manager, place).join(" ")]),
      ),
    ]);
    expect(Object.fromEntries(table)).toEqual({
      region_admin: {
        region: "region_admin region_analyst region_expert ministry_viewer",
        authority: "authority_head authority_specialist methodologist",
        neighbour: "authority_head authority_specialist methodologist",
        school: "",
        "foreign school": "",
        "direct school": "school_director school_deputy",
        "another region": "",
      },
      authority_head: {
        region: "",
        authority: "authority_head authority_specialist methodologist",
        neighbour: "",
        school: "school_director school_deputy",
        "foreign school": "",
        "direct school": "",
        "another region": "",
      },
      authority_specialist: {
        region: "",
        authority: "authority_specialist methodologist",
        neighbour: "",
        school: "school_director school_deputy",
        "foreign school": "",
        "direct school": "",
        "another region": "",
      },
      school_director: {
        region: "",
        authority: "",
        neighbour: "",
        school: "school_deputy",
        "foreign school": "",
        "direct school": "",
        "another region": "",
      },
    });
  });

  it("gives nothing to every other role", () => {
    const others = Object.values(Role).filter((role) => !(role in managers));
    for (const role of others) {
      for (const place of Object.values(places)) {
        expect(grantableRoles({ userId: "a", roles: [role], ...school }, place)).toEqual([]);
      }
    }
  });
});

describe("whyNotGrant", () => {
  const target = { userId: "b", place: authority, role: "authority_head", basis: "acting" } as const;

  it("lets a head name an acting head", () => {
    expect(whyNotGrant(managers.authority_head, target)).toBeNull();
  });

  it("refuses a right for oneself, a role from above and «и. о.» of a methodologist", () => {
    expect(whyNotGrant(managers.authority_head, { ...target, userId: "a" })).not.toBeNull();
    expect(whyNotGrant(managers.authority_specialist, target)).not.toBeNull();
    expect(whyNotGrant(managers.authority_head, { ...target, role: "methodologist" })).not.toBeNull();
  });
});

describe("whyNotManage", () => {
  it("lets a director reset the password of the deputy", () => {
    const person = { userId: "b", rights: [{ ...school, role: "school_deputy" as const }] };
    expect(whyNotManage(managers.school_director, person)).toBeNull();
  });

  it("refuses when the person holds a right elsewhere or above", () => {
    const deputy = { ...school, role: "school_deputy" as const };
    const mentorElsewhere = { ...places["foreign school"], role: "mentor" as const };
    const head = { ...authority, role: "authority_head" as const };
    expect(
      whyNotManage(managers.school_director, { userId: "b", rights: [deputy, mentorElsewhere] }),
    ).not.toBeNull();
    expect(whyNotManage(managers.school_director, { userId: "b", rights: [deputy, head] })).not.toBeNull();
    expect(whyNotManage(managers.authority_specialist, { userId: "b", rights: [head] })).not.toBeNull();
  });

  it("refuses one's own account and a person of another region", () => {
    expect(whyNotManage(managers.region_admin, { userId: "a", rights: [] })).not.toBeNull();
    const stranger = { ...places["another region"], role: "region_admin" as const };
    expect(whyNotManage(managers.region_admin, { userId: "b", rights: [stranger] })).not.toBeNull();
  });

  it("lets ИМАЦ manage anybody of the region", () => {
    const deputy = { ...school, role: "school_deputy" as const };
    expect(whyNotManage(managers.region_admin, { userId: "b", rights: [deputy] })).toBeNull();
  });
});

describe("whyNotEnd", () => {
  it("refuses one's own right and a right from above", () => {
    const head = { ...authority, role: "authority_head" as const, appointmentId: null };
    expect(whyNotEnd(managers.authority_head, { ...head, userId: "a" })).not.toBeNull();
    expect(whyNotEnd(managers.authority_specialist, { ...head, userId: "b" })).not.toBeNull();
    expect(whyNotEnd(managers.authority_head, { ...head, userId: "b" })).toBeNull();
  });

  it("leaves the right of a mentor to the order it rests on", () => {
    const mentor = { ...school, role: "mentor" as const, userId: "b" };
    expect(whyNotEnd(managers.authority_head, { ...mentor, appointmentId: "o" })).toMatch(/с приказом/);
    expect(whyNotEnd(managers.authority_head, { ...mentor, appointmentId: null })).toBeNull();
  });
});
