import { beforeAll, describe, expect, it } from "vitest";

import {
  endOwnSessions,
  endSessionOfToken,
  findSession,
  listLiveSessions,
  startSession,
} from "@/lib/core/auth/sessions";
import { withoutTenant } from "@/lib/core/db/bootstrap";
import type { Tenant } from "@/prisma/factories/tenant";
import { asOwner, makeTenant } from "@/tests/setup/world";

let tenant: Tenant;

beforeAll(async () => {
  tenant = await makeTenant();
});

const start = (userId: string) =>
  withoutTenant((tx) => startSession(tx, userId, { address: "203.0.113.7", userAgent: "test" }));

async function aged(userId: string, change: "idle" | "expired" | "quiet"): Promise<void> {
  await asOwner({ regionId: tenant.region.id }, async (tx) => {
    if (change === "idle") {
      await tx.$executeRaw`UPDATE sessions SET last_seen_at = last_seen_at - interval '12 hours' WHERE user_id = ${userId}::uuid`;
    } else if (change === "expired") {
      await tx.$executeRaw`UPDATE sessions SET expires_at = clock_timestamp() WHERE user_id = ${userId}::uuid`;
    } else {
      await tx.$executeRaw`UPDATE sessions SET last_seen_at = last_seen_at - interval '5 minutes' WHERE user_id = ${userId}::uuid`;
    }
  });
}

describe("a session", () => {
  it("is found by its token until it is ended", async () => {
    const { id } = tenant.region.admin;
    const token = await start(id);
    expect(await findSession(token)).toMatchObject({ userId: id });
    await endSessionOfToken(token);
    await endSessionOfToken(token);
    expect(await findSession(token)).toBeNull();
    expect(await findSession("nothing")).toBeNull();
  });

  it.each(["idle", "expired"] as const)("does not live on when %s", async (change) => {
    const { id } = tenant.region.analyst;
    const token = await start(id);
    await aged(id, change);
    expect(await findSession(token)).toBeNull();
    expect(await listLiveSessions(id)).toEqual([]);
  });

  it("lives on with every sign of life", async () => {
    const { id } = tenant.region.ministry;
    const token = await start(id);
    await aged(id, "quiet");
    const before = (await listLiveSessions(id))[0]?.lastSeenAt;
    await findSession(token);
    const after = (await listLiveSessions(id))[0]?.lastSeenAt;
    expect(after?.getTime()).toBeGreaterThan((before?.getTime() ?? 0) + 200_000);
    await findSession(token);
    expect((await listLiveSessions(id))[0]?.lastSeenAt).toEqual(after);
  });

  it("dies with the account", async () => {
    const { id } = tenant.region.expert;
    const token = await start(id);
    await asOwner(
      { regionId: tenant.region.id },
      (tx) => tx.$executeRaw`UPDATE users SET disabled_at = clock_timestamp() WHERE id = ${id}::uuid`,
    );
    expect(await findSession(token)).toBeNull();
  });

  it("is ended by its own person only, one or all the others", async () => {
    const [{ head, specialist }] = tenant.municipalities;
    const [here, there, elsewhere] = [await start(head.id), await start(head.id), await start(head.id)];
    const stranger = await start(specialist.id);
    const present = (await findSession(here))?.id ?? "";
    const other = (await findSession(there))?.id ?? "";
    const foreign = (await findSession(stranger))?.id ?? "";
    expect(await endOwnSessions(head.id, { only: foreign })).toBe(0);
    expect(await findSession(stranger)).not.toBeNull();
    expect(await endOwnSessions(head.id, { only: other })).toBe(1);
    expect(await endOwnSessions(head.id, { keep: present })).toBe(1);
    expect(await findSession(there)).toBeNull();
    expect(await findSession(elsewhere)).toBeNull();
    expect(await findSession(here)).not.toBeNull();
    expect(await endOwnSessions(head.id, { keep: present })).toBe(0);
  });
});
