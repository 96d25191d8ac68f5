import { beforeAll, describe, expect, it } from "vitest";

import { database, type Tx } from "@/lib/core/db/client";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import { withTenant } from "@/lib/core/db/with-tenant";
import { buildOneOfEach } from "@/prisma/factories/one-of-each";
import { asAdministrator } from "@/tests/setup/administrator";
import { makePlanWorld, type PlanWorld } from "@/tests/setup/plans";
import { asOwner, at } from "@/tests/setup/world";
import { SHARED } from "@/tests/setup/shared";
import { UNBUILT } from "@/tests/setup/unbuilt";

/** Tables without a tenant, each with its reason: everything else must be walled off by the database. */
const WITHOUT_TENANT: Record<string, string> = {
  installation: "one row about the installation itself",
  users: "read before a tenant is known; reached through bootstrap.ts",
  sessions: "read before a tenant is known; reached through bootstrap.ts",
  one_time_links: "read before a tenant is known; reached through bootstrap.ts",
  rate_limits: "counters of addresses, no person and no tenant",
  idempotency_keys: "keyed by the user, policy by user",
  search_documents:
    "words of the search, shown to no row of the runtime role; the region stands among the words",
  search_words: "the same: how many documents hold a word",
  _prisma_migrations: "names of migrations",
};

let one: PlanWorld;
let two: PlanWorld;
let tables: string[];
beforeAll(async () => {
  one = await makePlanWorld("catalogue");
  two = await makePlanWorld("catalogue");
  for (const { tenant } of [one, two]) {
    await asOwner({ regionId: tenant.region.id }, async (tx) => {
      await buildOneOfEach(tx, tenant, 0);
      await buildOneOfEach(tx, tenant, 1);
    });
  }
  const owner = openOwnerDatabase();
  const rows = await owner.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1`;
  await owner.$disconnect();
  tables = rows.map(({ name }) => name).filter((name) => !(name in WITHOUT_TENANT));
});

/** How many rows of a table a unit of work sees, of a region or of everybody else. */
async function rowsOf(tx: Tx, table: string, regionId: string): Promise<{ own: number; foreign: number }> {
  const rows = await tx.$queryRawUnsafe<{ own: bigint; foreign: bigint }[]>(
    `SELECT count(*) FILTER (WHERE region_id = $1::uuid) AS own,
            count(*) FILTER (WHERE region_id IS DISTINCT FROM $1::uuid) AS foreign FROM "${table}"`,
    regionId,
  );
  return { own: Number(rows[0]?.own ?? 0), foreign: Number(rows[0]?.foreign ?? 0) };
}

/** A person's own memberships are theirs in any context; no other table has such a door. */
const OWN_ROWS = new Set(["memberships"]);

describe("two regions in one installation", () => {
  it("force row-level security with policies on every tenant table", async () => {
    const owner = openOwnerDatabase();
    const rows = await owner.$queryRaw<{ name: string; forced: boolean; policies: bigint }[]>`
      SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced,
             (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid) AS policies
        FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`;
    await owner.$disconnect();
    const open = rows.filter(
      ({ name, forced, policies }) => tables.includes(name) && (!forced || policies === 0n),
    );
    expect(open).toEqual([]);
    expect(tables.length).toBeGreaterThan(20);
  });

  it.each([
    ["the region's administrator", () => at(one.tenant.region.admin, "region")],
    ["the authority's specialist", () => at(one.home.specialist, one.home)],
    ["the school's director", () => at(one.home.schools[0].director, one.home.schools[0])],
  ] as const)("never show each other a row to %s", async (_who, contextOf) => {
    const ctx = await contextOf();
    const seen = await withTenant(ctx, "organisation:read", async (tx) => {
      const counts: [string, { own: number; foreign: number }][] = [];
      for (const table of tables) counts.push([table, await rowsOf(tx, table, one.tenant.region.id)]);
      return counts;
    });
    expect(seen.filter(([table, { foreign }]) => foreign > 0 && !OWN_ROWS.has(table))).toEqual([]);
    expect(seen.find(([table]) => table === "organisations")?.[1].own).toBeGreaterThan(0);
  });

  it("hold a row in every table they are looked for in: what is not there cannot be seen", async () => {
    for (const region of [one, two]) {
      const empty: string[] = [];
      for (const table of tables.filter((name) => !UNBUILT.has(name) && !(name in WITHOUT_TENANT))) {
        const rows = await asAdministrator(`SELECT FROM "${table}" WHERE region_id = $1 LIMIT 1`, [
          region.tenant.region.id,
        ]);
        if (rows.length === 0) empty.push(table);
      }
      expect(empty).toEqual([]);
    }
  });

  it("do not write into each other", async () => {
    const admin = await at(one.tenant.region.admin, "region");
    const writable = await asAdministrator<{ name: string }>(
      "SELECT name FROM unnest($1::text[]) AS name WHERE has_table_privilege('portal_app', name, 'UPDATE')",
      [tables],
    );
    expect(writable.length).toBeGreaterThan(20);
    const changed = await withTenant(admin, "organisation:read", async (tx) => {
      const found: string[] = [];
      for (const { name } of writable) {
        const count = await tx.$executeRawUnsafe(
          `UPDATE "${name}" SET region_id = region_id WHERE region_id = $1::uuid`,
          two.tenant.region.id,
        );
        if (count > 0) found.push(name);
      }
      return found;
    });
    expect(changed).toEqual([]);
    const foreign = {
      regionId: two.tenant.region.id,
      issuer: "х",
      kind: "письмо",
      number: "1",
      date: new Date("2026-01-01"),
      subject: "х",
    };
    await expect(
      withTenant(admin, "organisation:read", (tx) => tx.letter.createMany({ data: [foreign] })),
    ).rejects.toThrow(/row-level security/);
  });

  it("show nothing at all without a context", async () => {
    const seen = await database().$transaction(async (tx) => {
      const counts: [string, number][] = [];
      for (const table of tables) {
        const rows = await tx.$queryRawUnsafe<{ count: bigint }[]>(
          `SELECT count(*) AS count FROM "${table}"`,
        );
        counts.push([table, Number(rows[0]?.count ?? 0)]);
      }
      return counts;
    });
    expect(seen.filter(([, count]) => count > 0)).toEqual([]);
  });
});

describe("two authorities of one region", () => {
  it("see each other's schools, people, lists and plans in no table", async () => {
    const specialist = await at(one.home.specialist, one.home);
    const neighbour = one.neighbour.id;
    const seen = await withTenant(specialist, "organisation:read", async (tx) => {
      const columns = await tx.$queryRaw<{ table_name: string }[]>`
        SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'municipality_id'`;
      const counts: [string, number][] = [];
      for (const { table_name: table } of columns) {
        if (table === "audit_events" || table in SHARED) continue;
        const rows = await tx.$queryRawUnsafe<{ count: bigint }[]>(
          `SELECT count(*) AS count FROM "${table}" WHERE municipality_id = $1::uuid`,
          neighbour,
        );
        counts.push([table, Number(rows[0]?.count ?? 0)]);
      }
      return counts;
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.filter(([, count]) => count > 0)).toEqual([]);
  });
});

describe("keys between tenant tables", () => {
  it("carry the region, so that a row never points into another tenant", async () => {
    const owner = openOwnerDatabase();
    const rows = await owner.$queryRaw<{ name: string; columns: string[] }[]>`
      SELECT con.conrelid::regclass::text || '.' || con.conname AS name,
             (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
               WHERE a.attrelid = con.conrelid AND a.attnum = ANY (con.conkey)) AS columns
        FROM pg_constraint con JOIN pg_class target ON target.oid = con.confrelid
       WHERE con.contype = 'f' AND con.connamespace = 'public'::regnamespace AND target.relname <> 'users'`;
    await owner.$disconnect();
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ columns }) => !columns.includes("region_id"))).toEqual([]);
  });
});
