import { spawnSync } from "node:child_process";
import path from "node:path";
import { say } from "../say.mjs";

/** Verdicts: 42,400 schools as a call of the library, and two years of the demo region through the database. */
export function reportVerdicts({ url }) {
  const program = path.join(import.meta.dirname, "verdicts.ts");
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--expose-gc", program],
    {
      env: {
        ...process.env,
        DATABASE_URL: url,
        NEXTAUTH_SECRET: "only-for-the-benchmarks-of-this-run",
        NEXTAUTH_URL: "http://localhost:3000",
      },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`Расчёт решений не удался: ${stderr}`);
  const { library, region } = JSON.parse(stdout.trim().split("\n").at(-1));
  say("\nРешения, 42 400 школ, вызов библиотеки:");
  for (const [code, { seconds, megabytes }] of Object.entries(library)) {
    say(`  ${code}: ${seconds.toFixed(2)} с, память +${megabytes.toFixed(0)} МБ`);
  }
  say(`Два года региона через базу (${region.schools} решений): ${region.seconds.toFixed(2)} с`);
}
