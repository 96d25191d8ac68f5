import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { explain } from "@/lib/modules/methodologies/explanations/rules";
import type { Explanation } from "@/lib/modules/methodologies/types";
import { refuseListRun, refuseRunCancel } from "@/lib/modules/methodologies/verdicts/policy";
import { groundsLine } from "@/lib/modules/methodologies/verdicts/rules";
import type {
  RunCounts,
  RunDetails,
  RunProgress,
  RunRow,
  RunSettings,
  SelectedSchool,
  VerdictDetails,
  VerdictInputs,
} from "@/lib/modules/methodologies/verdicts/types";
import { listIndicators, readRule } from "@/lib/modules/methodologies/versions/queries";
import { ruleWords } from "@/lib/modules/methodologies/words/rules";

const MOST_RUNS = 50;

/** Columns a run is shown by. */
export const RUN_COLUMNS = {
  id: true,
  year: true,
  state: true,
  done: true,
  total: true,
  counts: true,
  failure: true,
  createdAt: true,
  createdByName: true,
  finishedAt: true,
  methodologyVersion: {
    select: {
      id: true,
      label: true,
      status: true,
      methodology: { select: { code: true, title: true, scope: true } },
    },
  },
} as const;

type StoredRun = Prisma.VerdictRunGetPayload<{ select: typeof RUN_COLUMNS }>;

/** The newest runs of the region, at most 50. One statement. */
export async function listRuns(ctx: TenantContext): Promise<RunRow[]> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const rows = await tx.verdictRun.findMany({
      where: { regionId },
      select: RUN_COLUMNS,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MOST_RUNS,
      relationLoadStrategy: "join",
    });
    return rows.map(toRun);
  });
}

/**
 * A run with its rule, counts and the authorities of the region. Two statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getRun(ctx: TenantContext, id: string): Promise<RunDetails> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const stored = await tx.verdictRun.findFirst({
      where: { id, regionId },
      select: {
        ...RUN_COLUMNS,
        rule: true,
        checksum: true,
        basisList: { select: { kind: true, listYear: true, number: true } },
      },
      relationLoadStrategy: "join",
    });
    if (!stored) throw notFoundError();
    const municipalities = await tx.organisation.findMany({
      where: { regionId, kind: "municipality" },
      select: { id: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    const { rule, notHeld } = readSettings(stored.rule);
    return {
      ...toRun(stored),
      rule,
      notHeld,
      checksum: stored.checksum === null ? null : Buffer.from(stored.checksum).toString("hex"),
      counts: readCounts(stored.counts),
      basis: stored.basisList,
      municipalities: municipalities.map(({ id: of, shortName }) => ({ id: of, name: shortName })),
      can: { cancel: can(ctx, "methodology:edit") && refuseRunCancel(stored.state) === null },
    };
  });
}

/** How far a run is, for the bar of progress. One statement. @throws AppError NOT_FOUND. */
export async function getRunProgress(ctx: TenantContext, id: string): Promise<RunProgress> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const found = await tx.verdictRun.findFirst({
      where: { id, regionId },
      select: { state: true, done: true, total: true },
    });
    if (!found) throw notFoundError();
    return found;
  });
}

/**
 * Why one school has its verdict, in words. Below the region only of a run a list they see rests on. Three statements.
 *
 * @throws AppError NOT_FOUND for a run or school that is absent or not theirs.
 */
export async function getVerdict(
  ctx: TenantContext,
  runId: string,
  schoolCode: string,
): Promise<VerdictDetails> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const stored = await tx.verdict.findFirst({
      where: { runId, regionId, school: { code: schoolCode } },
      select: {
        outcome: true,
        index: true,
        explanation: true,
        inputs: true,
        run: { select: { ...RUN_COLUMNS, rule: true } },
        school: { select: { code: true, name: true, municipality: { select: { shortName: true } } } },
      },
      relationLoadStrategy: "join",
    });
    if (!stored) throw notFoundError();
    const { run, school, outcome, index } = stored;
    const { rule, notHeld } = readSettings(run.rule);
    const explanation = readExplanation(stored.explanation);
    const titles = await indicatorTitles(tx, regionId);
    return {
      run: toRun(run),
      school: {
        code: school.code,
        name: school.name,
        municipalityName: school.municipality?.shortName ?? null,
      },
      outcome,
      index,
      text: explain({
        rule,
        year: run.year,
        facts: readInputs(stored.inputs),
        evaluation: { outcome, index, explanation },
        titles,
        notHeld,
      }),
      mismatch: can(ctx, "methodology:edit") && explanation.mismatch,
      rule: ruleWords(rule, titles),
    };
  });
}

/**
 * A list may rest on the run: it is finished, and its version has the rule it computed by. Inside the transaction of the
 * command that makes or publishes the list. One statement.
 *
 * @throws AppError NOT_FOUND for an unknown run, CONFLICT when no list can rest on it.
 */
export async function requireListRun(tx: Tx, regionId: string, id: string): Promise<void> {
  const run = await tx.verdictRun.findFirst({
    where: { id, regionId },
    select: { state: true, rule: true, methodologyVersion: { select: { rule: true } } },
    relationLoadStrategy: "join",
  });
  if (!run) throw notFoundError();
  const computed = { state: run.state, rule: readSettings(run.rule).rule };
  const refusal = refuseListRun(computed, readRule(run.methodologyVersion.rule));
  if (refusal) throw new AppError("CONFLICT", refusal);
}

/**
 * Schools a finished run puts on a list, with their grounds in words, inside the transaction of the command that makes
 * the list. Three statements.
 *
 * @throws AppError NOT_FOUND for an unknown run, CONFLICT when no list can rest on it.
 */
export async function listSelectedSchools(
  tx: Tx,
  regionId: string,
  runId: string,
  outcomes: readonly ("identified" | "control_zone")[],
): Promise<SelectedSchool[]> {
  await requireListRun(tx, regionId, runId);
  const verdicts = await tx.verdict.findMany({
    where: { runId, regionId, outcome: { in: [...outcomes] } },
    select: {
      schoolId: true,
      municipalityId: true,
      outcome: true,
      index: true,
      explanation: true,
      inputs: true,
    },
    orderBy: { schoolId: "asc" },
  });
  const titles = await indicatorTitles(tx, regionId);
  return verdicts.map(({ schoolId, municipalityId, outcome, index, explanation, inputs }) => ({
    schoolId,
    municipalityId,
    outcome: outcome === "identified" ? "identified" : "control_zone",
    grounds: groundsLine(readInputs(inputs), { explanation: readExplanation(explanation), index }, titles),
  }));
}

/** Titles of the region's indicators by code. One statement. */
export async function getIndicatorTitles(ctx: TenantContext): Promise<Record<string, string>> {
  return withTenant(ctx, "methodology:read", (tx, { regionId }) => indicatorTitles(tx, regionId));
}

/** The same inside a unit of work that has begun. */
export async function indicatorTitles(tx: Tx, regionId: string): Promise<Record<string, string>> {
  const indicators = await listIndicators(tx, regionId);
  return Object.fromEntries(indicators.map(({ code, title }) => [code, title]));
}

/** A stored run as its reader sees it. */
export function toRun({ counts, methodologyVersion, createdAt, finishedAt, ...run }: StoredRun): RunRow {
  const { methodology, id: versionId, label, status } = methodologyVersion;
  return {
    id: run.id,
    year: run.year,
    state: run.state,
    done: run.done,
    total: run.total,
    failure: run.failure,
    createdByName: run.createdByName,
    methodology: { ...methodology, versionId, label, status },
    outcomes: readCounts(counts)?.outcomes ?? null,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}

// The four below are written only by the mutations of this module, in these shapes.
export function readSettings(stored: Prisma.JsonValue): RunSettings {
  const { rule, notHeld } = stored as unknown as { rule: Prisma.JsonValue; notHeld: RunSettings["notHeld"] };
  return { rule: readRule(rule), notHeld };
}

function readCounts(stored: Prisma.JsonValue): RunCounts | null {
  return stored as unknown as RunCounts | null;
}

export function readInputs(stored: Prisma.JsonValue): VerdictInputs {
  return stored as unknown as VerdictInputs;
}

export function readExplanation(stored: Prisma.JsonValue): Explanation {
  return stored as unknown as Explanation;
}
