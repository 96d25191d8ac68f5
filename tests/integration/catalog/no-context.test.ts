import { beforeAll, describe, expect, it } from "vitest";

import { buildOneOfEach } from "@/prisma/factories/one-of-each";
import type { Tenant } from "@/prisma/factories/tenant";
import { asAdministrator, asRuntimeRole, tableNames, type Connection } from "@/tests/setup/administrator";
import { makePlanWorld } from "@/tests/setup/plans";
import { asOwner } from "@/tests/setup/world";
import { SHARED } from "@/tests/setup/shared";
import { UNBUILT } from "@/tests/setup/unbuilt";

/** Tables that carry no tenant; why, stands in row-security.test.ts. */
const WITHOUT_TENANT = [
  "users",
  "sessions",
  "one_time_links",
  "rate_limits",
  "installation",
  "_prisma_migrations",
];

/** Tables with rows of tenants that name none: whose they are stands elsewhere in them. */
const BY_OTHER_NAME = ["idempotency_keys", "search_documents", "search_words"];

const NOBODY = `SELECT set_config('app.user_id', '', false), set_config('app.region_id', '', false),
  set_config('app.municipality_id', '', false), set_config('app.school_id', '', false)`;

let tenant: Tenant;
let tables: string[];

beforeAll(async () => {
  ({ tenant } = await makePlanWorld());
  await asOwner({ regionId: tenant.region.id }, (tx) => buildOneOfEach(tx, tenant));
  tables = (await tableNames()).filter((name) => !WITHOUT_TENANT.includes(name));
});

/** Tables of which the connection sees a row. */
async function seen(client: Connection): Promise<string[]> {
  const found: string[] = [];
  for (const table of tables) {
    const { rowCount } = await client.query(`SELECT FROM "${table}" LIMIT 1`);
    if (rowCount !== 0) found.push(table);
  }
  return found;
}

async function nameTenant(client: Connection, local: boolean): Promise<void> {
  await client.query("SELECT set_config('app.region_id', $1, $2)", [tenant.region.id, local]);
}

describe("a connection that names nobody", () => {
  it("has rows to see: the tables are not empty", async () => {
    const empty: string[] = [];
    for (const table of tables) {
      if ((await asAdministrator(`SELECT FROM "${table}" LIMIT 1`)).length === 0) empty.push(table);
    }
    expect(empty.filter((name) => !UNBUILT.has(name))).toEqual([]);
  });

  it("sees no row of any tenant", async () => {
    expect(await asRuntimeRole(seen)).toEqual([]);
  });

  it("sees none after a transaction named a tenant and ended", async () => {
    await asRuntimeRole(async (client) => {
      await client.query("BEGIN");
      await nameTenant(client, true);
      expect(await seen(client)).toContain("plans");
      await client.query("COMMIT");
      expect(await seen(client)).toEqual([]);
    });
  });

  it("sees none after a transaction named a tenant and was rolled back", async () => {
    await asRuntimeRole(async (client) => {
      await client.query("BEGIN");
      await nameTenant(client, true);
      await client.query("ROLLBACK");
      expect(await seen(client)).toEqual([]);
    });
  });

  it("sees none after the settings were emptied", async () => {
    await asRuntimeRole(async (client) => {
      await nameTenant(client, false);
      expect(await seen(client)).toContain("plans");
      await client.query(NOBODY);
      expect(await seen(client)).toEqual([]);
    });
  });

  it("writes nothing", async () => {
    const { id: regionId } = tenant.region;
    await asRuntimeRole(async (client) => {
      for (const table of ["plans", "plan_versions", "plan_measures", "memberships", "organisations"]) {
        const { rowCount } = await client.query(`UPDATE "${table}" SET region_id = region_id`);
        expect(rowCount, table).toBe(0);
      }
      await expect(
        client.query(
          "INSERT INTO letters (region_id, issuer, kind, number, date, subject) VALUES ($1, '', '', '', now(), '')",
          [regionId],
        ),
      ).rejects.toThrow(/row-level security/);
    });
  });
});

describe("a connection of one region", () => {
  it("sees no row of another region in any table", async () => {
    const { tenant: other } = await makePlanWorld();
    await asRuntimeRole(async (client) => {
      await nameTenant(client, false);
      for (const table of tables.filter((name) => !BY_OTHER_NAME.includes(name))) {
        const { rows } = await client.query(`SELECT FROM "${table}" WHERE region_id = $1 LIMIT 1`, [
          other.region.id,
        ]);
        expect(rows.length, table).toBe(0);
      }
    });
  });

  it("as an authority sees and writes nothing of its neighbour", async () => {
    const [home, neighbour] = tenant.municipalities;
    await asRuntimeRole(async (client) => {
      await client.query(
        "SELECT set_config('app.region_id', $1, false), set_config('app.municipality_id', $2, false)",
        [tenant.region.id, neighbour.id],
      );
      const owned = await asAdministrator<{ name: string }>(`
        SELECT table_name AS name FROM information_schema.columns
         WHERE table_schema = 'public' AND column_name = 'municipality_id'`);
      for (const { name } of owned.filter((table) => !(table.name in SHARED))) {
        const { rows } = await client.query(`SELECT FROM "${name}" WHERE municipality_id = $1 LIMIT 1`, [
          home.id,
        ]);
        expect(rows.length, name).toBe(0);
      }
      await expect(
        client.query("INSERT INTO plans (region_id, municipality_id, year) VALUES ($1, $2, 2100)", [
          tenant.region.id,
          home.id,
        ]),
      ).rejects.toThrow(/row-level security/);
    });
  });

  it("as an authority cannot hang rows of its own on a school of its neighbour", async () => {
    const [home, neighbour] = tenant.municipalities;
    const stolen = [tenant.region.id, neighbour.id, home.schools[0].id];
    await asRuntimeRole(async (client) => {
      await client.query(
        "SELECT set_config('app.region_id', $1, false), set_config('app.municipality_id', $2, false)",
        [tenant.region.id, neighbour.id],
      );
      const writes = [
        `INSERT INTO memberships (region_id, municipality_id, school_id, organisation_id, user_id, role, valid_from)
         VALUES ($1, $2, $3, $3, '${neighbour.head.id}', 'school_director', '2020-01-01')`,
        `INSERT INTO persons (region_id, municipality_id, school_id, organisation_id, full_name, post)
         VALUES ($1, $2, $3, $3, 'Чужой сотрудник', '')`,
        `INSERT INTO deficits (region_id, municipality_id, school_id, type, indicator, level, found_year)
         VALUES ($1, $2, $3, 'staff', '', 'red', 2026)`,
      ];
      for (const write of writes) {
        await expect(client.query(write, stolen)).rejects.toThrow(/foreign key/);
      }
    });
  });
});
