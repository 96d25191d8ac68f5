import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { contextOfMembership } from "@/lib/core/db/bootstrap";
import type { VerdictJob } from "@/lib/core/jobs/queue";
import { log } from "@/lib/core/logger";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import {
  failRun,
  finishRun,
  reportRun,
  type FinishedRun,
} from "@/lib/modules/methodologies/verdicts/mutations";
import { readRunWork } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { judge } from "@/lib/modules/methodologies/verdicts/rules";

/** Schools computed between two reports of progress, where a cancellation is seen. */
const PORTION = 200;

const NO_SCHOOLS = "В реестре региона нет ни одной действующей школы.";
const BROKEN =
  "Портал не смог окончить расчёт из-за своей ошибки. Ничего не записано. Начните расчёт заново; если не поможет, сообщите в поддержку.";

/**
 * Computes a run: reads, judges, writes everything at the end or nothing. A run whose machine died begins again from
 * its beginning; one that is finished or cancelled is left alone. The right of the person is verified when it runs.
 */
export async function computeVerdicts(
  { runId, ...membership }: VerdictJob,
  { last }: { last: boolean },
): Promise<void> {
  const ctx = await contextOfMembership(membership);
  if (!ctx) {
    // Somebody else of the region sees it standing, cancels it and starts it in their own name.
    log("warn", "run not computed: the right of the person has ended", { runId });
    return;
  }
  try {
    await compute(ctx, runId);
  } catch (error) {
    if (last) await failRun(ctx, runId, BROKEN);
    throw error;
  }
}

async function compute(ctx: TenantContext, runId: string): Promise<void> {
  if (!(await reportRun(ctx, runId, { done: 0, total: 0 }))) return;
  const { year, settings, schools } = await readRunWork(ctx, runId);
  if (schools.length === 0) {
    await failRun(ctx, runId, NO_SCHOOLS);
    return;
  }
  const compiled = compileRule(settings.rule);
  const verdicts: FinishedRun["verdicts"][number][] = [];
  for (let from = 0; from < schools.length; from += PORTION) {
    if (!(await reportRun(ctx, runId, { done: from, total: schools.length }))) return;
    for (const school of schools.slice(from, from + PORTION)) {
      verdicts.push({ ...school, evaluation: judge(compiled, school.inputs) });
    }
  }
  await finishRun(ctx, runId, { year, settings, verdicts });
}
