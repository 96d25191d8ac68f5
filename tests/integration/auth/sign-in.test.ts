import { verify } from "@node-rs/argon2";
import { beforeAll, describe, expect, it, vi } from "vitest";

import { findSession } from "@/lib/core/auth/sessions";
import { signInWithPassword } from "@/lib/core/auth/sign-in";
import { AppError } from "@/lib/core/errors";
import { FACTORY_PASSWORD } from "@/prisma/factories/people";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, makeTenant, refused } from "@/tests/setup/world";

// Watched, not replaced: the passwords are hashed as ever.
vi.mock("@node-rs/argon2", { spy: true });

const ORIGIN = { address: "203.0.113.7", userAgent: "test" };
let tenant: Tenant;

beforeAll(async () => {
  tenant = await makeTenant();
});

const owner = <T>(work: Parameters<typeof asOwner<T>>[1]) => asOwner({ regionId: tenant.region.id }, work);

/** The waiting is over: as if the seconds had passed. */
async function letPass(email: string): Promise<void> {
  await owner(async (tx) => {
    await tx.$executeRaw`UPDATE users SET next_attempt_at = clock_timestamp() - interval '1 second' WHERE email = ${email}`;
    await tx.$executeRaw`UPDATE rate_limits SET window_start = clock_timestamp() - interval '1 second' WHERE key LIKE 'unknown:%'`;
  });
}

async function waitsOf(email: string, tries: number): Promise<(number | undefined)[]> {
  const waits: (number | undefined)[] = [];
  for (let count = 0; count < tries; count += 1) {
    const refusal = await refused(signInWithPassword(email, "неверный пароль", ORIGIN), "UNAUTHENTICATED");
    waits.push(refusal.details.retryAfter);
    await letPass(email);
  }
  return waits;
}

/** What a wrong password was compared with, by the cost its hash names: the time of a try is that of these. */
async function hashesTried(email: string): Promise<string[]> {
  vi.mocked(verify).mockClear();
  await refused(signInWithPassword(email, "неверный пароль", ORIGIN), "UNAUTHENTICATED");
  return vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split("$").slice(0, 4).join("$"));
}

/** Events before a tenant is known carry none: the owner reads them in nobody's name. */
async function eventsOf(userId: string): Promise<string[]> {
  return asOwner({ regionId: "" }, async (tx) => {
    const rows = await tx.auditEvent.findMany({
      where: { userId },
      select: { event: true },
      orderBy: { id: "asc" },
    });
    return rows.map(({ event }) => event);
  });
}

describe("signing in", () => {
  it("starts a session for the right password, whatever the case of the e-mail", async () => {
    const { analyst } = tenant.region;
    const token = await signInWithPassword(` ${analyst.email.toUpperCase()} `, FACTORY_PASSWORD, ORIGIN);
    expect(await findSession(token)).toMatchObject({ userId: analyst.id });
  });

  it("keeps no token in the table", async () => {
    const { analyst } = tenant.region;
    const token = await signInWithPassword(analyst.email, FACTORY_PASSWORD, ORIGIN);
    const rows = await owner((tx) => tx.session.findMany({ where: { userId: analyst.id } }));
    expect(rows.length).toBeGreaterThan(0);
    expect(
      JSON.stringify(rows.map(({ tokenHash }) => Buffer.from(tokenHash).toString("latin1"))),
    ).not.toContain(token);
  });

  it("makes each wrong try wait longer, up to a minute, and forgets them after a right one", async () => {
    const { email } = tenant.region.expert;
    expect(await waitsOf(email, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    await signInWithPassword(email, FACTORY_PASSWORD, ORIGIN);
    expect(await waitsOf(email, 2)).toEqual([1, 2]);
  });

  it("does not look at the password while one must wait", async () => {
    const { email } = tenant.region.ministry;
    await refused(signInWithPassword(email, "неверный пароль", ORIGIN), "UNAUTHENTICATED");
    const refusal = await refused(signInWithPassword(email, FACTORY_PASSWORD, ORIGIN), "RATE_LIMITED");
    expect(refusal.details.retryAfter).toBe(1);
    await letPass(email);
    await expect(signInWithPassword(email, FACTORY_PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
  });

  it("answers an unknown e-mail as a wrong password, try after try", async () => {
    const known = tenant.municipalities[0].methodologist.email;
    const wrong = await refused(signInWithPassword(known, "неверный пароль", ORIGIN), "UNAUTHENTICATED");
    const unknown = await refused(
      signInWithPassword("nobody@r.test", "неверный пароль", ORIGIN),
      "UNAUTHENTICATED",
    );
    expect(unknown.message).toBe(wrong.message);
    const soon = [known, "nobody@r.test"].map((email) =>
      refused(signInWithPassword(email, "ещё раз", ORIGIN), "RATE_LIMITED"),
    );
    const [first, second] = await Promise.all(soon);
    expect(second?.message).toBe(first?.message);
    await letPass(known);
    expect(await waitsOf("nobody@r.test", 3)).toEqual([2, 4, 8]);
  });

  it("spends the same work on an unknown e-mail", async () => {
    const known = await hashesTried(tenant.municipalities[0].head.email);
    const unknown = await hashesTried("x1@r.test");
    expect(known).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+$/)]);
    expect(unknown).toEqual(known);
  });

  it("lets no crowd of guesses outrun the delay, for a known e-mail and an unknown one alike", async () => {
    for (const email of [tenant.directSchool.director.email, "crowd@r.test"]) {
      const guesses = Array.from({ length: 12 }, () =>
        signInWithPassword(email, "неверный пароль", ORIGIN).catch((error: unknown) => error),
      );
      const codes = (await Promise.all(guesses)).map((error) =>
        error instanceof AppError ? error.code : "?",
      );
      const looked = codes.filter((code) => code === "UNAUTHENTICATED").length;
      expect(looked).toBeGreaterThan(0);
      expect(looked).toBeLessThanOrEqual(4);
      expect(codes.filter((code) => code === "RATE_LIMITED").length).toBe(12 - looked);
    }
  });

  it("tells that an account is disabled only to who knows the password", async () => {
    const { deputy } = tenant.directSchool;
    await owner(
      (tx) => tx.$executeRaw`UPDATE users SET disabled_at = clock_timestamp() WHERE id = ${deputy.id}::uuid`,
    );
    const wrong = await refused(
      signInWithPassword(deputy.email, "неверный пароль", ORIGIN),
      "UNAUTHENTICATED",
    );
    expect(wrong.message).toContain("не подходят");
    await letPass(deputy.email);
    const right = await refused(
      signInWithPassword(deputy.email, FACTORY_PASSWORD, ORIGIN),
      "UNAUTHENTICATED",
    );
    expect(right.message).toContain("отключена");
  });

  it("refuses an address that failed too often, and no other", async () => {
    await owner(
      (tx) => tx.$executeRaw`
      INSERT INTO rate_limits (key, window_start, count) VALUES ('sign-in:198.51.100.1', clock_timestamp(), 100)`,
    );
    const { email } = tenant.municipalities[1].methodologist;
    const there = { ...ORIGIN, address: "198.51.100.1" };
    const refusal = await refused(signInWithPassword(email, FACTORY_PASSWORD, there), "RATE_LIMITED");
    expect(refusal.message).toContain("адреса");
    await expect(signInWithPassword(email, FACTORY_PASSWORD, ORIGIN)).resolves.toBeTypeOf("string");
  });
});

describe("the audit of signing in", () => {
  it("holds refused and started sessions", async () => {
    const { director } = tenant.municipalities[1].schools[0];
    await refused(signInWithPassword(director.email, "неверный пароль", ORIGIN), "UNAUTHENTICATED");
    await letPass(director.email);
    await signInWithPassword(director.email, FACTORY_PASSWORD, ORIGIN);
    expect(await eventsOf(director.id)).toEqual(["session.refused", "session.started"]);
  });
});
