/**
 * Started by name from scripts/commands/bench.mjs: verdicts of 42,400 schools as a call of the library, and the runs of
 * two years of the demo region through the database. Prints one line of JSON.
 */
import { withTenant } from "@/lib/core/db/with-tenant";
import { contextOfUser, withoutTenant } from "@/lib/core/db/bootstrap";
import { closeJobSender } from "@/lib/core/jobs/queue";
import { compileRule, evaluate } from "@/lib/modules/methodologies/evaluation/rules";
import type { Cell, Rule, SchoolFacts } from "@/lib/modules/methodologies/types";
import { computeVerdicts } from "@/lib/modules/methodologies/verdicts/jobs";
import { startRun } from "@/lib/modules/methodologies/verdicts/mutations";
import { makeRandom } from "@/prisma/factories/random";
import { handbookRule } from "@/prisma/seed/methodologies";

const SCHOOLS = 42_400;
const PORTION = 1_000;
const MB = 1024 * 1024;

/** Schools come in portions and go again: what is measured is the judging, and that it keeps nothing. */
function libraryCall(rule: Rule): { seconds: number; megabytes: number } {
  const random = makeRandom("verdicts");
  const compiled = compileRule(rule);
  const cell = (): Cell => {
    if (random.chance(0.1)) return random.chance(0.5) ? "missing" : "not_applicable";
    const participants = random.int(1, 120);
    return [random.int(0, participants >> 1), participants];
  };
  const year = (): Record<string, Cell> => Object.fromEntries(rule.indicators.map((code) => [code, cell()]));
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let milliseconds = 0;
  let highest = before;
  for (let from = 0; from < SCHOOLS; from += PORTION) {
    const facts = Array.from({ length: Math.min(PORTION, SCHOOLS - from) }, (): SchoolFacts => ({
      years: [year(), year()],
    }));
    // Time of the processor: what else the machine does is not measured.
    const since = process.cpuUsage();
    for (const school of facts) evaluate(compiled, school);
    const { user, system } = process.cpuUsage(since);
    milliseconds += (user + system) / 1000;
    highest = Math.max(highest, process.memoryUsage().heapUsed);
  }
  return { seconds: milliseconds / 1000, megabytes: (highest - before) / MB };
}

/** Two years of a region, each a run of its own: reading, judging, writing. */
async function regionRuns(): Promise<{ schools: number; seconds: number }> {
  const [analyst] = await withoutTenant(
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT id FROM users WHERE email = 'analyst@imac.example'`,
  );
  const ctx = analyst && (await contextOfUser(analyst.id, null, "region"));
  const membershipId = ctx?.memberships[0]?.id;
  if (!ctx || membershipId === undefined) throw new Error("The demo region has an analyst");
  const { versionId, years } = await withTenant(ctx, "methodology:edit", async (tx, { regionId }) => {
    const version = await tx.methodologyVersion.findFirstOrThrow({
      where: { methodology: { code: "REG_INDEX" } },
      select: { id: true },
    });
    const found = await tx.assessmentResult.groupBy({
      by: ["year"],
      where: { regionId },
      orderBy: { year: "desc" },
    });
    return { versionId: version.id, years: found.slice(0, 2).map(({ year }) => year) };
  });
  let milliseconds = 0;
  let schools = 0;
  for (const year of years) {
    const organisation = ctx.memberships[0]?.organisation.code ?? "";
    const input = { organisation, versionId, year, basisListId: null, notHeld: [] };
    const { id: runId } = await startRun(ctx, input);
    const since = performance.now();
    await computeVerdicts({ runId, userId: ctx.user.id, membershipId }, { last: true });
    milliseconds += performance.now() - since;
    schools += await withTenant(ctx, "methodology:read", (tx) => tx.verdict.count({ where: { runId } }));
  }
  await closeJobSender();
  return { schools, seconds: milliseconds / 1000 };
}

const library = Object.fromEntries(
  ["FED_2Y_AND", "REG_INDEX"].map((code) => [code, libraryCall(handbookRule(code))]),
);
process.stdout.write(`${JSON.stringify({ library, region: await regionRuns() })}\n`);
process.exit(0);
