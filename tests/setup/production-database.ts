/** Outside databases of the tests of production, as an installation of several instances has one. */
import pg from "pg";
import { inject } from "vitest";

import { openOwnerDatabase } from "@/lib/core/db/owner";
import { buildTenant, type Tenant } from "@/prisma/factories/tenant";
import { urlOfDatabase } from "@/scripts/lib/cluster.mjs";
import { createTestDatabase } from "@/scripts/lib/test-database.mjs";

export interface OutsideDatabase {
  /** Values of the secrets of docker-compose.yml. */
  secrets: Record<string, string>;
  ownerUrl: string;
  adminUrl: string;
}

const SESSION_SECRET = "only-for-the-tests-of-production";

/** Addresses of a database that is not there yet: the step `migrate` makes it. */
export function absentDatabase(name: string): OutsideDatabase {
  const { adminUrl, port, ownerPassword, appPassword } = inject("testServer");
  const address = (user: string, password: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${name}`;
  const ownerUrl = address("portal_owner", ownerPassword);
  return {
    secrets: {
      admin_database_url: adminUrl,
      migration_database_url: ownerUrl,
      database_url: address("portal_app", appPassword),
      session_secret: SESSION_SECRET,
    },
    ownerUrl,
    adminUrl: urlOfDatabase(adminUrl, name),
  };
}

/** A migrated empty database. */
export async function migratedDatabase(name: string): Promise<OutsideDatabase> {
  await createTestDatabase(inject("testServer"), name);
  return absentDatabase(name);
}

/** People and schools of a region, made past the portal. */
export async function populate({ ownerUrl }: OutsideDatabase): Promise<Tenant> {
  const owner = openOwnerDatabase(ownerUrl);
  try {
    return await buildTenant(owner);
  } finally {
    await owner.$disconnect();
  }
}

/** Works on one connection of the administrator. */
export async function administer<T>(
  { adminUrl }: OutsideDatabase,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Rows of a query of the administrator. */
export function rowsOf<Row extends pg.QueryResultRow>(
  database: OutsideDatabase,
  text: string,
): Promise<Row[]> {
  return administer(database, async (client) => (await client.query<Row>(text)).rows);
}
