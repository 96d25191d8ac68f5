import { missingMigrations, runtimeRoleProblem } from "@/lib/core/db/readiness";
import { errorFacts, log } from "@/lib/core/logger";

/** Ends the process with code 1 when the database is not one the portal may run on; the reason is in the log. */
export async function refuseUnsafeStart(): Promise<void> {
  const problem = await startProblem();
  if (problem === null) return;
  log("error", problem);
  process.exit(1);
}

async function startProblem(): Promise<string | null> {
  try {
    const role = await runtimeRoleProblem();
    if (role !== null) return role;
    const missing = await missingMigrations();
    if (missing.length === 0) return null;
    return `В базе данных нет обновлений этой версии портала: ${missing.join(", ")}. Выполните «npm run db -- deploy» и запустите портал снова.`;
  } catch (error) {
    log("error", "start check failed", errorFacts(error));
    return "База данных не отвечает. Проверьте, что она запущена, и значение DATABASE_URL.";
  }
}
