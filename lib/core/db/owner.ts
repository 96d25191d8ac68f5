/**
 * The client of the owner role, for seeds, commands and the factories of the tests. The server never opens it.
 * Row-level security is forced, so the owner too sees and writes only the tenant it names.
 */
import { PrismaPg } from "@prisma/adapter-pg";

import type { Tx } from "@/lib/core/db/client";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { env } from "@/lib/core/env";

/** A seed loads a whole region in one transaction. */
const TRANSACTION = { maxWait: 10_000, timeout: 120_000 };

/** Opens a client of the owner role; the caller closes it with `$disconnect`. */
export function openOwnerDatabase(connectionString = env.migrationDatabaseUrl): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 2 }),
    transactionOptions: TRANSACTION,
  });
}

/** In whose name a transaction of the owner reads and writes. */
export interface OwnerScope {
  regionId: string;
  municipalityId?: string | null;
  schoolId?: string | null;
  userId?: string | null;
}

/** Names the tenant of what follows, until the end of the transaction or the next call. */
export async function actAs(tx: Tx, scope: OwnerScope): Promise<void> {
  await tx.$executeRaw`SELECT set_config('app.user_id', ${scope.userId ?? ""}, true),
    set_config('app.region_id', ${scope.regionId}, true),
    set_config('app.municipality_id', ${scope.municipalityId ?? ""}, true),
    set_config('app.school_id', ${scope.schoolId ?? ""}, true)`;
}
