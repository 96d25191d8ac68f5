import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { compileRule } from "@/lib/modules/methodologies/evaluation/rules";
import { readInputs, readSettings } from "@/lib/modules/methodologies/verdicts/queries";
import { sealVerdicts } from "@/lib/modules/methodologies/verdicts/reading/queries";
import { judge } from "@/lib/modules/methodologies/verdicts/rules";
import type { SnapshotCheck } from "@/lib/modules/methodologies/verdicts/types";

/**
 * Computes a finished run again from what it kept, and compares verdicts and checksum with those stored. Reads nothing
 * of today's results. One statement. The checksum covers every school: only for those who see all of them.
 *
 * @throws AppError NOT_FOUND, CONFLICT when the run is not finished.
 */
export async function recomputeRun(ctx: TenantContext, runId: string): Promise<SnapshotCheck> {
  const run = await withTenant(ctx, "result:read-all", (tx, { regionId }) =>
    tx.verdictRun.findFirst({
      where: { id: runId, regionId },
      select: {
        year: true,
        state: true,
        rule: true,
        checksum: true,
        verdicts: { select: { schoolId: true, outcome: true, index: true, inputs: true } },
      },
      relationLoadStrategy: "join",
    }),
  );
  if (!run) throw notFoundError();
  if (run.state !== "done" || run.checksum === null) throw new AppError("CONFLICT", "Расчёт ещё не окончен.");
  const settings = readSettings(run.rule);
  const compiled = compileRule(settings.rule);
  const again = run.verdicts.map(({ schoolId, inputs: stored, ...verdict }) => {
    const inputs = readInputs(stored);
    const { outcome, index } = judge(compiled, inputs);
    return { schoolId, inputs, outcome, index, same: outcome === verdict.outcome && index === verdict.index };
  });
  const checksum = sealVerdicts(run.year, settings, again).toString("hex");
  const storedChecksum = Buffer.from(run.checksum).toString("hex");
  const different = again.filter(({ same }) => !same).length;
  return {
    schools: again.length,
    different,
    storedChecksum,
    checksum,
    same: different === 0 && checksum === storedChecksum,
  };
}
