import { defineConfig } from "prisma/config";

/** Only `prisma generate` reads this: migrations go through scripts/lib/migrations.mjs, which needs no binary engine. */
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});
