import { beforeAll, describe, expect, it } from "vitest";

import { hashToken } from "@/lib/core/auth/opaque-token";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { issueToken, revokeToken } from "@/lib/modules/tokens/mutations";
import { listTokens } from "@/lib/modules/tokens/queries";
import { latestExpiry } from "@/lib/modules/tokens/rules";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator } from "@/tests/setup/administrator";
import { auditOf } from "@/tests/setup/plans";
import { asCommand, at, makeTenant, refused } from "@/tests/setup/world";

let tenant: Tenant;
let head: TenantContext;
let neighbour: TenantContext;
let admin: TenantContext;
let adminAtHome: TenantContext;

beforeAll(async () => {
  tenant = await makeTenant();
  const [home, other] = tenant.municipalities;
  head = await at(home.head, home);
  neighbour = await at(other.head, other);
  admin = await at(tenant.region.admin, tenant.region);
  adminAtHome = await at(tenant.region.admin, home);
});

const order = (ctx: TenantContext) => ({
  organisation: ctx.organisation?.code ?? "",
  name: "Регион. Отчёты",
  scopes: ["lists" as const, "plans" as const],
  expiresOn: latestExpiry(ctx.today),
});
const withdrawal = (ctx: TenantContext, id: string) => ({
  organisation: ctx.organisation?.code ?? "",
  id,
  reason: "Договор окончен",
});
const rowOf = async (ctx: TenantContext, id: string) =>
  (await listTokens(ctx, {})).rows.find((row) => row.id === id);

describe("a token", () => {
  it("is made by the head for the authority, kept by its hash alone, and audited", async () => {
    const token = await issueToken(head, order(head));
    expect(token.secret).toMatch(/^traj_[\w-]{43}$/);
    const [stored] = await asAdministrator<{ token_hash: Buffer; kept: string }>(
      "SELECT token_hash, to_jsonb(t)::text AS kept FROM access_tokens t WHERE id = $1",
      [token.id],
    );
    expect(stored?.token_hash.equals(Buffer.from(hashToken(token.secret)))).toBe(true);
    expect(stored?.kept).not.toContain(token.secret.slice(5));
    expect(await rowOf(head, token.id)).toMatchObject({
      name: "Регион. Отчёты",
      scopes: ["lists", "plans"],
      state: "live",
      createdBy: head.user.fullName,
      lastUsedAt: null,
      revoked: null,
      can: { revoke: true },
    });
    expect(await auditOf(tenant.region.id, token.id)).toMatchObject([
      {
        event: "token.issued",
        userId: head.user.id,
        tokenId: null,
        after: { name: "Регион. Отчёты", scopes: ["lists", "plans"] },
      },
    ]);
  });

  it("is shown again to the repeat of a lost answer, and its secret is not in the stored reply", async () => {
    const command = asCommand(admin, order(admin));
    const first = await issueToken(command, order(admin));
    expect(await issueToken(command, order(admin))).toEqual(first);
    const replies = await asAdministrator(
      "SELECT FROM idempotency_keys WHERE user_id = $1 AND reply::text LIKE '%traj_%'",
      [admin.user.id],
    );
    expect(replies).toEqual([]);
  });

  it("is withdrawn with a reason, by its organisation or by the region above, once", async () => {
    for (const ctx of [head, adminAtHome]) {
      const { id } = await issueToken(head, order(head));
      await revokeToken(ctx, withdrawal(ctx, id));
      expect(await rowOf(head, id)).toMatchObject({
        state: "revoked",
        revoked: { by: ctx.user.fullName, reason: "Договор окончен" },
        can: { revoke: false },
      });
      expect(await auditOf(tenant.region.id, id)).toMatchObject([
        { event: "token.issued" },
        { event: "token.revoked", userId: ctx.user.id, after: { reason: "Договор окончен" } },
      ]);
      await refused(revokeToken(ctx, withdrawal(ctx, id)), "CONFLICT");
    }
  });

  it("is made by nobody else: not by a specialist, an analyst, or the region for an authority", async () => {
    const [home] = tenant.municipalities;
    const specialist = await at(home.specialist, home);
    const analyst = await at(tenant.region.analyst, tenant.region);
    await refused(issueToken(specialist, order(specialist)), "FORBIDDEN");
    await refused(issueToken(analyst, order(analyst)), "FORBIDDEN");
    const refusal = await refused(issueToken(adminAtHome, order(adminAtHome)), "FORBIDDEN");
    expect(refusal.message).toContain("выпускает его руководитель");
    expect((await listTokens(adminAtHome, {})).can.issue).toBe(false);
    await refused(listTokens(specialist, {}), "FORBIDDEN");
  });

  it("of a neighbour is neither seen nor withdrawn", async () => {
    const { id } = await issueToken(head, order(head));
    await refused(revokeToken(neighbour, withdrawal(neighbour, id)), "NOT_FOUND");
    expect((await listTokens(neighbour, {})).rows).toEqual([]);
    expect((await rowOf(admin, id)) ?? null).toBeNull();
  });

  it("is given at most a year and no day that is past", async () => {
    for (const expiresOn of ["2099-01-01", "2001-01-01"]) {
      const refusal = await refused(issueToken(head, { ...order(head), expiresOn }), "INVALID");
      expect(refusal.details.fields).toHaveProperty("expiresOn");
    }
  });

  it("is not made for a school", async () => {
    const [home] = tenant.municipalities;
    const [school] = home.schools;
    const ctx = await at(home.head, school);
    await refused(issueToken(ctx, order(ctx)), "NOT_FOUND");
  });

  it("is no longer made once fifty hold", async () => {
    const held = (await listTokens(neighbour, {})).rows.length;
    for (let made = held; made < 50; made += 1) await issueToken(neighbour, order(neighbour));
    expect((await refused(issueToken(neighbour, order(neighbour)), "CONFLICT")).message).toContain("уже 50");
  });

  it("cannot be given more scopes or days afterwards, even past the commands", async () => {
    const columns = await asAdministrator<{ name: string }>(`
      SELECT attname AS name FROM pg_attribute
       WHERE attrelid = 'access_tokens'::regclass AND attnum > 0
         AND has_column_privilege('portal_app', attrelid, attnum, 'UPDATE') ORDER BY attnum`);
    expect(columns.map(({ name }) => name)).toEqual([
      "last_used_at",
      "revoked_at",
      "revoked_by_id",
      "revoked_by_name",
      "revoke_reason",
    ]);
  });
});
