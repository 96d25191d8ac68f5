import { beforeEach, describe, expect, it } from "vitest";

import { findLink, issueLink, linkAddress } from "@/lib/core/auth/one-time-links";
import { findSession, startSession } from "@/lib/core/auth/sessions";
import { signInWithPassword } from "@/lib/core/auth/sign-in";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import { acceptOneTimeLink, changePassword } from "@/lib/modules/account/mutations";
import { FACTORY_PASSWORD, type BuiltUser } from "@/prisma/factories/people";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, at, makeTenant, refused } from "@/tests/setup/world";

const ORIGIN = { address: "203.0.113.7", userAgent: "test" };
const PASSWORD = "зелёный чайник 7";
let tenant: Tenant;
let person: BuiltUser;

beforeEach(async () => {
  tenant = await makeTenant();
  person = tenant.municipalities[0].specialist;
});

async function issue(kind: "invitation" | "reset" = "reset"): Promise<string> {
  const linkId = await withoutTenant((tx) => issueLink(tx, person.id, kind));
  return linkAddress(kind, linkId).split("/").at(-1) ?? "";
}

const accept = (token: string, password = PASSWORD, kind: "invitation" | "reset" = "reset") =>
  acceptOneTimeLink({ kind, token, password, repeat: password });

describe("a one-time link", () => {
  it("sets the password once, ends the sessions and is audited", async () => {
    const session = await withoutTenant((tx) => startSession(tx, person.id, ORIGIN));
    const token = await issue();
    expect(await findLink("reset", token)).toMatchObject({ email: person.email, fullName: person.fullName });
    expect(await accept(token)).toEqual({ email: person.email });
    expect(await findSession(session)).toBeNull();
    await refused(accept(token, "другой длинный пароль"), "NOT_FOUND");
    await expect(signInWithPassword(person.email, PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
    expect(await findLink("reset", token)).toBeNull();
    const events = await asOwner({ regionId: "" }, (tx) =>
      tx.auditEvent.findMany({ where: { userId: person.id, event: "password.reset" } }),
    );
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ subjectId: person.id, after: { sessionsEnded: 1 } });
  });

  it("wins once of two at the same moment", async () => {
    const token = await issue();
    const both = await Promise.allSettled([accept(token), accept(token, "другой длинный пароль")]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is void after a newer one, after its term, and for another purpose", async () => {
    const old = await issue();
    const late = await issue();
    await refused(accept(old), "NOT_FOUND");
    await refused(accept(late, PASSWORD, "invitation"), "NOT_FOUND");
    await asOwner(
      { regionId: tenant.region.id },
      (tx) =>
        tx.$executeRaw`UPDATE one_time_links SET expires_at = expires_at - interval '72 hours' WHERE user_id = ${person.id}::uuid`,
    );
    await refused(accept(late), "NOT_FOUND");
    await refused(accept("nothing"), "NOT_FOUND");
  });

  it("stays when the password will not do", async () => {
    const token = await issue();
    const refusal = await refused(accept(token, person.email), "INVALID");
    expect(refusal.details.fields).toHaveProperty("password");
    expect(await findLink("reset", token)).not.toBeNull();
  });

  it("opens nothing for a disabled person", async () => {
    const token = await issue("invitation");
    await asOwner(
      { regionId: tenant.region.id },
      (tx) => tx.$executeRaw`UPDATE users SET disabled_at = clock_timestamp() WHERE id = ${person.id}::uuid`,
    );
    await refused(accept(token, PASSWORD, "invitation"), "NOT_FOUND");
  });
});

describe("changing one's own password", () => {
  it("needs the present one, keeps this session and ends the others", async () => {
    const [here, there] = [
      await withoutTenant((tx) => startSession(tx, person.id, ORIGIN)),
      await withoutTenant((tx) => startSession(tx, person.id, ORIGIN)),
    ];
    const sessionId = (await findSession(here))?.id ?? null;
    const ctx = { ...(await at(person, "self")), sessionId };
    const typed = { current: FACTORY_PASSWORD, password: PASSWORD, repeat: PASSWORD };
    const wrong = await refused(changePassword(ctx, { ...typed, current: "не тот" }), "INVALID");
    expect(wrong.details.fields).toHaveProperty("current");
    await refused(changePassword(ctx, typed), "RATE_LIMITED");
    await asOwner(
      { regionId: tenant.region.id },
      (tx) => tx.$executeRaw`UPDATE users SET next_attempt_at = NULL WHERE id = ${person.id}::uuid`,
    );
    expect(await changePassword(ctx, typed)).toEqual({ endedSessions: 1 });
    expect(await findSession(here)).not.toBeNull();
    expect(await findSession(there)).toBeNull();
    await expect(signInWithPassword(person.email, PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
  });

  it("refuses an obvious password", async () => {
    const ctx = await at(person, "self");
    const typed = { current: FACTORY_PASSWORD, password: "1234567890", repeat: "1234567890" };
    await refused(changePassword(ctx, typed), "INVALID");
    await expect(signInWithPassword(person.email, FACTORY_PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
  });
});
