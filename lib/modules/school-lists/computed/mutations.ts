import { recordAudit } from "@/lib/core/audit/record-audit";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { MethodologyScope } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { listSelectedSchools } from "@/lib/modules/methodologies/verdicts/queries";
import { beginVersion } from "@/lib/modules/school-lists/drafts/mutations";
import type { DraftListFromRunInput } from "@/lib/modules/school-lists/drafts/schema";
import { runMethodologyText } from "@/lib/modules/school-lists/computed/rules";

/** What a run of a scope puts on which list; the federal list comes by letter, its run is only a preview. */
const MADE_FROM: Record<MethodologyScope, { kind: "regional" | "control_zone" } | null> = {
  federal: null,
  regional: { kind: "regional" },
  control_zone: { kind: "control_zone" },
};

/**
 * Begins a version of the region's list with the schools a finished run has found, each with its figures in words. The
 * version rests on the run and its rule: both are frozen when it is published. A command; audits `list.drafted`.
 *
 * @throws AppError NOT_FOUND for an unknown run, CONFLICT while the run or another version is being made and where the rule
 *   was changed since the run, INVALID for a preview of the federal rule or a correction without a reason.
 */
export async function draftListFromRun(
  ctx: TenantContext,
  { runId, reason }: DraftListFromRunInput,
): Promise<{ id: string; kind: "regional" | "control_zone"; listYear: number; number: number }> {
  return withTenant(ctx, "school-list:draft", async (tx, actor) => {
    const { regionId } = actor;
    const run = await tx.verdictRun.findFirst({
      where: { id: runId, regionId },
      select: {
        year: true,
        methodologyVersion: {
          select: {
            id: true,
            label: true,
            status: true,
            methodology: { select: { title: true, scope: true } },
          },
        },
      },
    });
    if (!run) throw notFoundError();
    const { methodologyVersion: version, year: listYear } = run;
    const made = MADE_FROM[version.methodology.scope];
    if (!made) {
      throw new AppError(
        "INVALID",
        "Расчёт по федеральной методике предварительный: федеральный перечень приходит письмом и не составляется порталом.",
      );
    }
    const { kind } = made;
    const schools = await listSelectedSchools(
      tx,
      regionId,
      runId,
      kind === "regional" ? ["identified"] : ["identified", "control_zone"],
    );
    const text = runMethodologyText({ ...version, title: version.methodology.title });
    const { id, number, published } = await beginVersion(tx, actor, {
      kind,
      listYear,
      reason,
      methodology: () => text,
    });
    await tx.schoolList.update({ where: { id }, data: { methodologyVersionId: version.id, runId } });
    await tx.schoolListEntry.createMany({
      data: schools.map(({ schoolId, municipalityId, grounds }) => ({
        regionId,
        municipalityId,
        schoolId,
        listId: id,
        grounds,
        source: "computed" as const,
      })),
    });
    await recordAudit(tx, actor, {
      event: "list.drafted",
      subjectType: "school-list",
      subjectId: id,
      after: { kind, listYear, number, runId, reason: published ? reason : null, entries: schools.length },
    });
    return { id, kind, listYear, number };
  });
}
