import { PrismaPg } from "@prisma/adapter-pg";

import { PrismaClient, type Prisma } from "@/lib/core/db/generated/client";
import { createStatementNames } from "@/lib/core/db/statement-names";
import { env } from "@/lib/core/env";

/** The handle of a unit of work. It has no `$transaction`: units of work do not nest. */
export type Tx = Prisma.TransactionClient;

const TRANSACTION = { maxWait: 10_000, timeout: 10_000 };

function createClient(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: env.databaseUrl,
      max: env.databasePool,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 10_000,
      // Plans are kept as long as a connection is: a migration beside a running portal is learnt of within this time.
      maxLifetimeSeconds: 600,
    },
    // The type of the adapter asks for a name always, the driver takes none as «not kept».
    { statementNameGenerator: createStatementNames() as (statement: { sql: string }) => string },
  );
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION });
}

// One pool a process, also across reloads of the development server.
const holder = globalThis as typeof globalThis & { portalClient?: PrismaClient };

/** The client of the runtime role. Only files of lib/core/db may call it. */
export function database(): PrismaClient {
  holder.portalClient ??= createClient();
  return holder.portalClient;
}

/** Closes the pool; for tests and for the end of the process. */
export async function closeDatabase(): Promise<void> {
  await holder.portalClient?.$disconnect();
  delete holder.portalClient;
}
