import { randomUUID } from "node:crypto";

import { recordAudit } from "@/lib/core/audit/record-audit";
import type { Actor, TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { sendJob } from "@/lib/core/jobs/queue";
import type { Evaluation } from "@/lib/modules/methodologies/types";
import { ruleProblems } from "@/lib/modules/methodologies/validation/rules";
import { refuseRun, refuseRunCancel } from "@/lib/modules/methodologies/verdicts/policy";
import { type RunSchool, sealVerdicts } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { countOutcomes } from "@/lib/modules/methodologies/verdicts/rules";
import type { StartRunInput } from "@/lib/modules/methodologies/verdicts/schema";
import { listLoaded } from "@/lib/modules/methodologies/verdicts/starting/queries";
import type { OutcomeCounts, RunSettings } from "@/lib/modules/methodologies/verdicts/types";
import { findVersion } from "@/lib/modules/methodologies/versions/mutations";
import { readRule } from "@/lib/modules/methodologies/versions/queries";

/** Verdicts written in one statement. */
const PORTION = 1_000;

/**
 * Starts a run over all schools of the region; it computes in the background. The rule is copied into the run. A
 * command; audits `verdicts.run-started`.
 *
 * @throws AppError NOT_FOUND for an unknown version or list, CONFLICT while another run goes on, the rule makes no sense,
 *   the list is no published one of the year, or a procedure said not to be held has results.
 */
export async function startRun(ctx: TenantContext, input: StartRunInput): Promise<{ id: string }> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const version = await findVersion(tx, actor, input.versionId);
    const rule = readRule(version.rule);
    // Two at once: the second waits here and then sees the first.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('verdict-run:' || ${actor.regionId}, 0))`;
    const open = await tx.verdictRun.count({
      where: { regionId: actor.regionId, state: { in: ["queued", "running"] } },
    });
    const [problem] = ruleProblems(rule);
    const basisListId = rule.appliesTo === "not_on_base_list" ? input.basisListId : null;
    const notHeld = input.notHeld.filter(
      ({ code, back }) => rule.indicators.includes(code) && back < rule.yearsWindow,
    );
    const refusal = refuseRun(rule, {
      year: input.year,
      problem: problem?.text ?? null,
      basis: basisListId === null ? null : await findList(tx, actor, basisListId),
      heldAfterAll: await namesOfHeld(tx, actor, input.year, notHeld),
      anotherOpen: open > 0,
    });
    if (refusal) throw new AppError("CONFLICT", refusal);
    const settings: RunSettings = { rule, notHeld };
    const id = randomUUID();
    const { userId } = actor;
    const membershipId = actor.membership.id;
    await tx.verdictRun.create({
      data: {
        id,
        regionId: actor.regionId,
        methodologyVersionId: version.id,
        year: input.year,
        basisListId,
        rule: json(settings),
        createdById: userId,
        createdByName: actor.userName,
        membershipId,
      },
    });
    await sendJob(tx, "compute-verdicts", { runId: id, userId, membershipId }, id);
    await recordAudit(tx, actor, {
      event: "verdicts.run-started",
      subjectType: "verdict-run",
      subjectId: id,
      after: { methodology: version.methodology.code, version: version.label, year: input.year },
    });
    return { id };
  });
}

/**
 * Cancels a run that is not finished; nothing of it remains but the line that it was begun. A command; audits
 * `verdicts.run-cancelled`.
 *
 * @throws AppError NOT_FOUND, CONFLICT when it is finished.
 */
export async function cancelRun(ctx: TenantContext, { id }: { id: string }): Promise<{ id: string }> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const state = await lockRun(tx, actor, id);
    const refusal = refuseRunCancel(state);
    if (refusal) throw new AppError("CONFLICT", refusal);
    const now = await portalNow(tx);
    await tx.verdictRun.update({
      where: { id },
      data: { state: "cancelled", cancelledAt: now, finishedAt: now },
    });
    await recordAudit(tx, actor, {
      event: "verdicts.run-cancelled",
      subjectType: "verdict-run",
      subjectId: id,
      before: { state },
    });
    return { id };
  });
}

/**
 * Tells how far a run is. False when there is nothing more to do: it was cancelled or finished. Idempotent; not
 * audited.
 */
export async function reportRun(
  ctx: TenantContext,
  id: string,
  progress: { done: number; total: number },
): Promise<boolean> {
  return withTenant(ctx, "methodology:edit", async (tx, { regionId }) => {
    const { count } = await tx.verdictRun.updateMany({
      where: { id, regionId, state: { in: ["queued", "running"] } },
      data: { state: "running", ...progress },
    });
    return count > 0;
  });
}

/** Ends a run that cannot be computed, with the reason in one sentence. Audits `verdicts.run-finished`. */
export async function failRun(ctx: TenantContext, id: string, failure: string): Promise<void> {
  await withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const finishedAt = await portalNow(tx);
    const { count } = await tx.verdictRun.updateMany({
      where: { id, regionId: actor.regionId, state: { in: ["queued", "running"] } },
      data: { state: "failed", failure, finishedAt },
    });
    if (count === 0) return;
    await recordAudit(tx, actor, {
      event: "verdicts.run-finished",
      subjectType: "verdict-run",
      subjectId: id,
      after: { failure },
    });
  });
}

export interface FinishedRun {
  year: number;
  settings: RunSettings;
  verdicts: readonly (RunSchool & { evaluation: Evaluation })[];
}

/**
 * Writes all verdicts of a run with their checksum, or nothing. False when it was cancelled meanwhile or another runner
 * has finished it. Audits `verdicts.run-finished`.
 */
export async function finishRun(ctx: TenantContext, id: string, run: FinishedRun): Promise<boolean> {
  return withTenant(ctx, "methodology:edit", async (tx, actor) => {
    const state = await lockRun(tx, actor, id);
    if (state !== "queued" && state !== "running") return false;
    const { outcomes, checksum } = await storeVerdicts(tx, { regionId: actor.regionId, id }, run);
    await recordAudit(tx, actor, {
      event: "verdicts.run-finished",
      subjectType: "verdict-run",
      subjectId: id,
      after: { schools: run.verdicts.length, ...outcomes, checksum },
    });
    return true;
  });
}

/** Writes the verdicts of a run and ends it, inside a unit of work of the region. Audited by whoever calls. */
export async function storeVerdicts(
  tx: Tx,
  { regionId, id }: { regionId: string; id: string },
  { year, settings, verdicts }: FinishedRun,
): Promise<{ outcomes: OutcomeCounts; checksum: string }> {
  const flat = verdicts.map(({ schoolId, municipalityId, inputs, evaluation }) => ({
    schoolId,
    municipalityId,
    inputs,
    outcome: evaluation.outcome,
    index: evaluation.index,
    explanation: evaluation.explanation,
  }));
  for (let from = 0; from < flat.length; from += PORTION) {
    const rows = JSON.stringify(flat.slice(from, from + PORTION));
    await tx.$executeRaw`
      INSERT INTO verdicts (region_id, municipality_id, school_id, run_id, outcome, index, explanation, inputs)
      SELECT ${regionId}::uuid, "municipalityId", "schoolId", ${id}::uuid, outcome, index, explanation, inputs
        FROM jsonb_to_recordset(${rows}::jsonb) AS v("municipalityId" uuid, "schoolId" uuid,
             outcome verdict_outcome, index text, explanation jsonb, inputs jsonb)`;
  }
  const checksum = sealVerdicts(year, settings, flat);
  const counts = countOutcomes(flat);
  await tx.verdictRun.update({
    where: { id },
    data: {
      state: "done",
      done: flat.length,
      total: flat.length,
      checksum: new Uint8Array(checksum),
      counts: json(counts),
      finishedAt: await portalNow(tx),
    },
  });
  return { outcomes: counts.outcomes, checksum: checksum.toString("hex") };
}

async function lockRun(tx: Tx, actor: Actor, id: string) {
  const rows = await tx.$queryRaw<{ state: "queued" | "running" | "done" | "failed" | "cancelled" }[]>`
    SELECT state::text AS state FROM verdict_runs
     WHERE id = ${id}::uuid AND region_id = ${actor.regionId}::uuid FOR NO KEY UPDATE`;
  const [row] = rows;
  if (!row) throw notFoundError();
  return row.state;
}

/** A list of the region. */
async function findList(tx: Tx, actor: Actor, id: string) {
  const list = await tx.schoolList.findFirst({
    where: { id, regionId: actor.regionId, municipalityId: null },
    select: { kind: true, listYear: true, state: true },
  });
  if (!list) throw notFoundError();
  return list;
}

/** Which of the procedures said not to be held have results in force, in words. */
async function namesOfHeld(
  tx: Tx,
  { regionId }: Actor,
  year: number,
  notHeld: RunSettings["notHeld"],
): Promise<string[]> {
  if (notHeld.length === 0) return [];
  const years = notHeld.map(({ back }) => year - back);
  const loaded = await listLoaded(tx, regionId, { from: Math.min(...years), to: Math.max(...years) });
  return loaded
    .filter((one) => notHeld.some(({ code, back }) => code === one.code && year - back === one.year))
    .map(({ title, year: of }) => `${title}, ${String(of)} год`);
}

function json(value: object): Prisma.InputJsonObject {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject;
}
