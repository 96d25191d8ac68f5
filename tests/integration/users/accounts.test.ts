import { beforeAll, describe, expect, it } from "vitest";

import { findSession, startSession } from "@/lib/core/auth/sessions";
import { signInWithPassword } from "@/lib/core/auth/sign-in";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import { acceptOneTimeLink } from "@/lib/modules/account/mutations";
import { endMembership, grantMembership } from "@/lib/modules/users/memberships/mutations";
import { disableUser, enableUser, inviteUser, issueResetLink } from "@/lib/modules/users/mutations";
import { listUsers } from "@/lib/modules/users/queries";
import type { InviteUserInput } from "@/lib/modules/users/schema";
import { FACTORY_PASSWORD } from "@/prisma/factories/people";
import type { Tenant } from "@/prisma/factories/tenant";
import { asCommand, asOwner, at, makeTenant, refused } from "@/tests/setup/world";

const ORIGIN = { address: "203.0.113.7", userAgent: "test" };
const PASSWORD = "зелёный чайник 7";
let tenant: Tenant;
let mailbox = 0;

beforeAll(async () => {
  tenant = await makeTenant();
});

function invitation(page: { code: string }, change: Partial<InviteUserInput>): InviteUserInput {
  mailbox += 1;
  return {
    organisation: page.code,
    organisationCode: page.code,
    email: `new-${mailbox}@r${tenant.region.code}.test`,
    fullName: "Новикова Анна Петровна",
    post: "специалист",
    role: "methodologist",
    basis: "post",
    basisDocument: "",
    validFrom: "2020-01-01",
    validTo: "",
    ...change,
  };
}

async function auditOf(subjectId: string) {
  return asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } }),
  );
}

async function userId(email: string): Promise<string> {
  const user = await asOwner({ regionId: tenant.region.id }, (tx) =>
    tx.user.findUniqueOrThrow({ where: { email } }),
  );
  return user.id;
}

const tokenOf = (address: string | undefined) => address?.split("/").at(-1) ?? "";

describe("inviteUser", () => {
  it("makes account, right and link; the link lets the person in; all is audited", async () => {
    const [home] = tenant.municipalities;
    const ctx = await at(home.head, home);
    const input = invitation(home, { email: `Upper-${mailbox}@R${tenant.region.code}.test` });
    const { link } = await inviteUser(asCommand(ctx, input), input);
    expect(link).toMatchObject({ kind: "invitation", email: input.email.toLowerCase(), hours: 72 });
    const id = await userId(input.email.toLowerCase());
    expect((await auditOf(id)).map(({ event }) => event)).toEqual(["user.invited"]);
    const granted = await asOwner({ regionId: tenant.region.id }, (tx) =>
      tx.auditEvent.findFirst({
        where: { event: "membership.granted", after: { path: ["userId"], equals: id } },
      }),
    );
    expect(granted).toMatchObject({ userId: home.head.id, municipalityId: home.id });
    await refused(signInWithPassword(input.email, PASSWORD, ORIGIN), "UNAUTHENTICATED");
    const token = tokenOf(link?.address);
    await acceptOneTimeLink({ kind: "invitation", token, password: PASSWORD, repeat: PASSWORD });
    await expect(signInWithPassword(input.email, PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
    expect((await at({ id }, home)).memberships).toMatchObject([{ role: "methodologist" }]);
  });

  it("answers the repeat of a lost request with the same link and does nothing twice", async () => {
    const [home] = tenant.municipalities;
    const input = invitation(home, {});
    const key = crypto.randomUUID();
    const first = await inviteUser(asCommand(await at(home.head, home), input, key), input);
    const again = await inviteUser(asCommand(await at(home.head, home), input, key), input);
    expect(again).toEqual(first);
    const stored = await asOwner(
      { regionId: tenant.region.id },
      (tx) =>
        tx.$queryRaw<
          { reply: unknown }[]
        >`SELECT set_config('app.user_id', ${home.head.id}, true), reply FROM idempotency_keys WHERE key = ${key}`,
    );
    expect(JSON.stringify(stored)).not.toContain(tokenOf(first.link?.address));
    expect(await auditOf(await userId(input.email))).toHaveLength(1);
  });

  it("adds the right to a person of the region who has a password, without a link", async () => {
    const [home] = tenant.municipalities;
    const school = home.schools[2];
    const { director } = home.schools[0];
    const input = invitation(home, {
      email: director.email,
      role: "school_deputy",
      organisationCode: school.code,
    });
    expect(await inviteUser(asCommand(await at(home.specialist, home), input), input)).toEqual({
      link: null,
    });
    expect((await at(director, school)).memberships).toMatchObject([{ role: "school_deputy" }]);
    await refused(inviteUser(asCommand(await at(home.specialist, home), input), input), "CONFLICT");
  });

  it("tells nothing of a person of another region", async () => {
    const other = await makeTenant();
    const input = invitation(tenant.municipalities[0], { email: other.region.admin.email });
    const ctx = await at(tenant.municipalities[0].head, tenant.municipalities[0]);
    const refusal = await refused(inviteUser(asCommand(ctx, input), input), "CONFLICT");
    expect(refusal.message).not.toContain(other.region.admin.fullName);
  });
});

describe("issueResetLink, disableUser, enableUser", () => {
  it("hands over a link that replaces the password", async () => {
    const [home] = tenant.municipalities;
    const { director } = home.schools[2];
    const input = { organisation: home.code, userId: director.id };
    const { link } = await issueResetLink(asCommand(await at(home.specialist, home), input), input);
    expect(link.address).toContain("/reset-password/");
    await acceptOneTimeLink({
      kind: "reset",
      token: tokenOf(link.address),
      password: PASSWORD,
      repeat: PASSWORD,
    });
    await expect(signInWithPassword(director.email, PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
    expect((await auditOf(director.id)).map(({ event }) => event)).toContain("user.reset-link-issued");
  });

  it("disables at once, twice without harm, and enables again", async () => {
    const [, home] = tenant.municipalities;
    const { director, deputy } = home.schools[0];
    const session = await withoutTenant((tx) => startSession(tx, deputy.id, ORIGIN));
    const input = { organisation: home.schools[0].code, userId: deputy.id };
    const ctx = await at(director, home.schools[0]);
    await disableUser(asCommand(ctx, input), input);
    await disableUser(asCommand(ctx, input), input);
    expect(await findSession(session)).toBeNull();
    await refused(signInWithPassword(deputy.email, FACTORY_PASSWORD, ORIGIN), "UNAUTHENTICATED");
    await refused(issueResetLink(asCommand(ctx, input), input), "CONFLICT");
    await enableUser(asCommand(ctx, input), input);
    await expect(signInWithPassword(deputy.email, FACTORY_PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
    expect((await auditOf(deputy.id)).map(({ event }) => event)).toEqual(["user.disabled", "user.enabled"]);
  });
});

describe("memberships", () => {
  it("names an acting head by dates and order, and ends it", async () => {
    const [, home] = tenant.municipalities;
    const input = {
      organisation: home.code,
      userId: home.methodologist.id,
      organisationCode: home.code,
      role: "authority_head" as const,
      basis: "acting" as const,
      basisDocument: "приказ № 12 от 01.02.2027",
      validFrom: "2020-02-01",
      validTo: "",
    };
    const head = await at(home.head, home);
    const { id } = await grantMembership(asCommand(head, input), input);
    const acting = (await at(home.methodologist, home)).memberships.find(
      ({ role }) => role === "authority_head",
    );
    expect(acting).toMatchObject({ basis: "acting", basisDocument: input.basisDocument });
    await refused(grantMembership(asCommand(head, input), input), "CONFLICT");
    const early = { organisation: home.code, membershipId: id, lastDay: "2020-01-31" };
    await refused(endMembership(asCommand(head, early), early), "INVALID");
    const ending = { ...early, lastDay: "2020-02-28" };
    await endMembership(asCommand(head, ending), ending);
    await refused(endMembership(asCommand(head, ending), ending), "CONFLICT");
    expect((await at(home.methodologist, home)).memberships).toMatchObject([{ role: "methodologist" }]);
    const events = await auditOf(id);
    expect(events.map(({ event }) => event)).toEqual(["membership.granted", "membership.ended"]);
    expect(events[1]).toMatchObject({ before: { validTo: null }, after: { validTo: "2020-02-28" } });
  });
});

describe("listUsers", () => {
  it("shows an authority its staff and directors, everybody below on search, nobody else's", async () => {
    const fresh = await makeTenant();
    const [home] = fresh.municipalities;
    const ctx = await at(home.specialist, home);
    const names = (await listUsers(ctx, {})).rows.map(({ id }) => id).sort();
    const staff = [
      home.head,
      home.specialist,
      home.methodologist,
      ...home.schools.map(({ director }) => director),
    ];
    expect(names).toEqual(staff.map(({ id }) => id).sort());
    const found = await listUsers(ctx, { query: "deputy" });
    expect(found.rows.map(({ id }) => id).sort()).toEqual(home.schools.map(({ deputy }) => deputy.id).sort());
    expect((await listUsers(ctx, { query: fresh.region.admin.email })).rows).toEqual([]);
  });

  it("fills what one may do from the policy of the commands", async () => {
    const [home] = tenant.municipalities;
    const { rows } = await listUsers(await at(home.specialist, home), {});
    const row = (id: string) => rows.find((one) => one.id === id);
    expect(row(home.head.id)?.can.manage).toBe(false);
    expect(row(home.specialist.id)?.can.manage).toBe(false);
    expect(row(home.schools[1].director.id)?.can.manage).toBe(true);
    const read = await listUsers(await at(tenant.region.analyst, "region"), {});
    expect(read.canInvite).toBe(false);
    expect(read.rows.every(({ can }) => !can.manage)).toBe(true);
  });
});
