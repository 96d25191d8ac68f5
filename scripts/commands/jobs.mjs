// Runs the background work: `npm run jobs`. The portal started by `npm run portal` has a runner of its own; in an
// installation of several machines the runner is a service of its own, and two of them share the work.
import fs from "node:fs";
import { register } from "tsx/esm/api";
import { ensureGenerated } from "../lib/build.mjs";
import { whenParentGoes } from "../lib/parent.mjs";
import { PlainFailure, reportAndExit, say } from "../lib/say.mjs";

/** SIGTERM waits so long for the job that runs; what takes longer is done again by the next runner. */
const DRAIN_SECONDS = 8;
/** The file whose age tells a health check that the runner lives: see docs/production. */
const signOfLife = process.env.PORTAL_JOBS_ALIVE_FILE;

let runner;
let stopping = false;

async function stop() {
  if (stopping) return;
  stopping = true;
  await runner?.stop(DRAIN_SECONDS);
  say("Фоновые задания остановлены.");
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop());
whenParentGoes(() => void stop());

try {
  if (!process.env.DATABASE_URL) {
    throw new PlainFailure(
      "Не задан DATABASE_URL. Со встроенной базой данных фоновые задания выполняет npm run portal, отдельно их запускать не нужно.",
    );
  }
  await ensureGenerated();
  register();
  const [{ refuseUnsafeStart }, { startRunner }, { jobHandlers }] = await Promise.all([
    import("../../lib/core/db/start-check.ts"),
    import("../../lib/core/jobs/runner.ts"),
    import("../../lib/modules/jobs.ts"),
  ]);
  await refuseUnsafeStart();
  const started = await startRunner(jobHandlers);
  // A signal may have come while the runner was starting.
  if (stopping) await started.stop(DRAIN_SECONDS);
  runner = started;
  say("Фоновые задания выполняются. Остановить: Ctrl-C");
  if (signOfLife) {
    const touch = () => fs.writeFileSync(signOfLife, "");
    touch();
    setInterval(touch, 10_000).unref();
  }
} catch (error) {
  reportAndExit(error);
}
