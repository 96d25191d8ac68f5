/**
 * `tsx prisma/seed.ts reference|demo`: reference data of every region (repeatable), or the demonstration (once).
 * Runs as the owner of the database.
 */
import { env } from "@/lib/core/env";
import { openOwnerDatabase } from "@/lib/core/db/owner";
import { loadDemo } from "@/prisma/seed/demo";
import { loadReference } from "@/prisma/seed/reference";

const what = process.argv[2];
const owner = openOwnerDatabase();
try {
  if (what === "reference") {
    await loadReference(owner, env.seedReferenceHash);
    console.log("Справочные данные загружены.");
  } else if (what === "demo") {
    const loaded = await loadDemo(owner);
    console.log(loaded ? "Демонстрационный регион загружен." : "Демонстрационный регион уже загружен.");
  } else {
    console.error("Укажите, что загрузить: reference или demo.");
    process.exitCode = 2;
  }
} finally {
  await owner.$disconnect();
}
