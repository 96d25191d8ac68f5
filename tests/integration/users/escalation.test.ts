import { beforeAll, describe, expect, it } from "vitest";

import type { AppErrorCode } from "@/lib/core/errors";
import { endMembership, grantMembership } from "@/lib/modules/users/memberships/mutations";
import { disableUser, enableUser, inviteUser, issueResetLink } from "@/lib/modules/users/mutations";
import { listUsers } from "@/lib/modules/users/queries";
import { buildMembership, type BuiltUser } from "@/prisma/factories/people";
import { makeRandom } from "@/prisma/factories/random";
import type { Tenant } from "@/prisma/factories/tenant";
import type { Role } from "@/lib/core/db/enums";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let people: Record<
  "admin" | "analyst" | "head" | "specialist" | "methodologist" | "director" | "deputy" | "mentor",
  BuiltUser
>;
let places: Record<
  "region" | "home" | "neighbour" | "school" | "sister" | "foreign",
  { code: string; id: string }
>;

beforeAll(async () => {
  tenant = await makeTenant();
  const [home, neighbour] = tenant.municipalities;
  const [school, sister] = home.schools;
  // The factory lets the director of the first school mentor the second.
  const { region } = tenant;
  people = {
    admin: region.admin,
    analyst: region.analyst,
    head: home.head,
    specialist: home.specialist,
    methodologist: home.methodologist,
    director: school.director,
    deputy: school.deputy,
    mentor: school.director,
  };
  places = { region, home, neighbour, school, sister, foreign: neighbour.schools[0] };
});

type Person = keyof typeof people;
type Where = keyof typeof places;

async function invite(person: Person, page: Where, where: Where, role: Role): Promise<unknown> {
  const input = {
    organisation: places[page].code,
    organisationCode: places[where].code,
    email: `intruder@r${tenant.region.code}.test`,
    fullName: "Посторонний",
    post: "",
    role,
    basis: "post" as const,
    basisDocument: "",
    validFrom: "2020-01-01",
    validTo: "",
  };
  return inviteUser(asCommand(await at(people[person], places[page]), input), input);
}

async function accountsMade(): Promise<number> {
  return asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.user.count({ where: { email: `intruder@r${tenant.region.code}.test` } }),
  );
}

describe("inviting above or beside oneself", () => {
  it.each<[Person, Where, Where, Role, AppErrorCode]>([
    ["specialist", "home", "region", "region_admin", "FORBIDDEN"],
    ["specialist", "home", "home", "region_admin", "FORBIDDEN"],
    ["specialist", "home", "home", "authority_head", "FORBIDDEN"],
    ["specialist", "home", "neighbour", "authority_head", "NOT_FOUND"],
    ["specialist", "home", "neighbour", "authority_specialist", "NOT_FOUND"],
    ["specialist", "home", "foreign", "school_director", "NOT_FOUND"],
    ["head", "home", "region", "region_analyst", "FORBIDDEN"],
    ["director", "school", "school", "school_director", "FORBIDDEN"],
    ["director", "school", "home", "authority_specialist", "FORBIDDEN"],
    ["director", "school", "sister", "school_deputy", "NOT_FOUND"],
    ["director", "school", "foreign", "school_deputy", "NOT_FOUND"],
    ["mentor", "sister", "sister", "school_deputy", "FORBIDDEN"],
    ["methodologist", "home", "home", "methodologist", "FORBIDDEN"],
    ["deputy", "school", "school", "school_deputy", "FORBIDDEN"],
    ["analyst", "region", "region", "region_analyst", "FORBIDDEN"],
    ["admin", "region", "school", "school_director", "FORBIDDEN"],
  ])("%s at %s cannot fill %s with %s", async (person, page, where, role, code) => {
    await refused(invite(person, page, where, role), code);
    expect(await accountsMade()).toBe(0);
  });

  it.each<[Person, Where]>([
    ["specialist", "neighbour"],
    ["specialist", "region"],
    ["director", "foreign"],
    ["director", "home"],
  ])("%s has no part in %s at all", async (person, page) => {
    await expect(at(people[person], places[page])).rejects.toThrow();
  });

  it("audits the refusal of a role without the permission", async () => {
    await refused(invite("methodologist", "home", "home", "methodologist"), "FORBIDDEN");
    const denied = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.auditEvent.findFirst({ where: { userId: people.methodologist.id, event: "access.denied" } }),
    );
    expect(denied).toMatchObject({ subjectId: "user:manage" });
  });
});

describe("taking over an account", () => {
  const commands = { issueResetLink, disableUser, enableUser };

  it.each<[Person, Where, Person, AppErrorCode]>([
    ["specialist", "home", "head", "FORBIDDEN"],
    ["specialist", "home", "specialist", "FORBIDDEN"],
    ["specialist", "home", "admin", "NOT_FOUND"],
    ["head", "home", "analyst", "NOT_FOUND"],
    ["head", "home", "head", "FORBIDDEN"],
    ["director", "school", "director", "FORBIDDEN"],
    ["director", "school", "head", "NOT_FOUND"],
    ["admin", "region", "admin", "FORBIDDEN"],
  ])("%s at %s cannot touch %s", async (person, page, victim, code) => {
    const input = { organisation: places[page].code, userId: people[victim].id };
    for (const command of Object.values(commands)) {
      await refused(command(asCommand(await at(people[person], places[page]), input), input), code);
    }
  });

  it("is not opened by giving somebody a small right of one's own first", async () => {
    const victim = tenant.municipalities[1].head;
    await asOwner({ regionId: tenant.region.id }, (tx) =>
      buildMembership(tx, makeRandom(), victim, tenant.municipalities[0].schools[0], {
        role: "school_deputy",
      }),
    );
    const input = { organisation: places.school.code, userId: victim.id };
    const ctx = await at(people.director, places.school);
    const refusal = await refused(issueResetLink(asCommand(ctx, input), input), "FORBIDDEN");
    expect(refusal.message).not.toContain(tenant.municipalities[1].name);
    const { rows } = await listUsers(ctx, {});
    expect(rows.find(({ id }) => id === victim.id)?.memberships).toHaveLength(1);
  });
});

describe("rights", () => {
  const right = { basis: "post" as const, basisDocument: "", validFrom: "2020-01-01", validTo: "" };

  it("are not given to oneself, nor to strangers", async () => {
    const { head, specialist } = people;
    const own = {
      ...right,
      organisation: places.home.code,
      organisationCode: places.home.code,
      userId: head.id,
      role: "authority_specialist" as const,
    };
    await refused(grantMembership(asCommand(await at(head, places.home), own), own), "FORBIDDEN");
    const stranger = {
      ...own,
      userId: tenant.municipalities[1].specialist.id,
      role: "methodologist" as const,
    };
    await refused(
      grantMembership(asCommand(await at(specialist, places.home), stranger), stranger),
      "NOT_FOUND",
    );
  });

  it("are not ended from below, by oneself or by a neighbour", async () => {
    const membershipOf = async (user: BuiltUser, place: { id: string }) =>
      (
        await asOwner({ regionId: tenant.region.id }, (tx) =>
          tx.membership.findFirstOrThrow({ where: { userId: user.id, organisationId: place.id } }),
        )
      ).id;
    const end = async (actor: BuiltUser, page: { code: string }, membershipId: string) => {
      const input = { organisation: page.code, membershipId, lastDay: "2026-01-01" };
      return endMembership(asCommand(await at(actor, page), input), input);
    };
    const headship = await membershipOf(people.head, places.home);
    await refused(end(people.specialist, places.home, headship), "FORBIDDEN");
    await refused(end(people.head, places.home, headship), "FORBIDDEN");
    const [, neighbour] = tenant.municipalities;
    await refused(end(neighbour.head, neighbour, headship), "NOT_FOUND");
  });
});
