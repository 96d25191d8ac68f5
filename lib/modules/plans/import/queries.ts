import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { AppError, notFoundError } from "@/lib/core/errors";
import { listTracks } from "@/lib/modules/catalogue/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { listGoverning, listPlanSchools, type SchoolsOf } from "@/lib/modules/plans/coverage/queries";
import { understandTable } from "@/lib/modules/plans/import/rules";
import { MOST_IMPORTED } from "@/lib/modules/plans/import/schema";
import type { ImportDraft, PlanImportPreview, PlanTable } from "@/lib/modules/plans/import/types";
import { MEASURE_PARTS, listMeasures, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { allowPlanAction } from "@/lib/modules/plans/policy";
import { LIVE_STATES } from "@/lib/modules/plans/revisions/rules";

/**
 * What a table would do to the draft of a year's plan; writes nothing. Eight statements, whatever the table holds.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year, CONFLICT when its text is locked, INVALID for
 * more lines than a plan has, FORBIDDEN for those who do not edit plans.
 */
export async function previewPlanImport(
  ctx: TenantContext,
  year: number,
  file: { name: string; table: PlanTable },
): Promise<PlanImportPreview> {
  const { municipalityId, regionId } = authorityOf(ctx);
  return withTenant(ctx, "plan:edit", async (tx) => {
    const version = await findDraft(tx, ctx, year);
    const of = { municipalityId, planVersionId: version.id, year, today: ctx.today };
    const understood = understandTable(file.table, await readImportDraft(tx, regionId, of));
    if (understood.rows.length > MOST_IMPORTED) {
      throw new AppError(
        "INVALID",
        `В файле больше ${String(MOST_IMPORTED)} мероприятий: в плане столько не бывает. Проверьте, тот ли файл выбран.`,
      );
    }
    return {
      fileName: file.name,
      sheet: file.table.sheet,
      year,
      version: version.number,
      editSeq: version.editSeq,
      ...understood,
    };
  });
}

/**
 * Is there a draft of the year to load a table into? Asked before the file is taken in. One statement.
 *
 * @throws AppError as `previewPlanImport`.
 */
export async function requireImportDraft(ctx: TenantContext, year: number): Promise<void> {
  await withTenant(ctx, "plan:edit", (tx) => findDraft(tx, ctx, year));
}

async function findDraft(tx: Tx, ctx: TenantContext, year: number) {
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  const version = await tx.planVersion.findFirst({
    where: {
      municipalityId: authorityOf(ctx).municipalityId,
      plan: { year },
      state: { in: [...LIVE_STATES] },
    },
    orderBy: { number: "desc" },
  });
  if (!version) throw notFoundError();
  const allowance = allowPlanAction("edit", {
    ...version,
    orderDate: version.orderDate?.toISOString().slice(0, 10) ?? null,
    submittedBy: version.submittedByName,
    openRevision: null,
    mayEdit: can(ctx, "plan:edit"),
    maySubmit: can(ctx, "plan:submit"),
    mayApprove: can(ctx, "plan:approve"),
  });
  if (!allowance.allowed) throw new AppError("CONFLICT", allowance.reason);
  return version;
}

/** A draft as tables are compared with it. Seven statements. */
export async function readImportDraft(tx: Tx, regionId: string, of: SchoolsOf): Promise<ImportDraft> {
  const { municipalityId, planVersionId, year } = of;
  const measures = await listMeasures(tx, of);
  const removed = await tx.planMeasure.findMany({
    where: { planVersionId, removedAt: { not: null } },
    include: MEASURE_PARTS,
    relationLoadStrategy: "join",
  });
  const schools = await listPlanSchools(tx, of, await listGoverning(tx, of));
  const tracks = await listTracks(tx, regionId, year);
  const people = await tx.person.findMany({
    where: { organisationId: municipalityId, leftOn: null },
    select: { id: true, fullName: true, post: true },
    orderBy: [{ fullName: "asc" }, { id: "asc" }],
  });
  return {
    year,
    measures,
    removed: removed.map(toMeasureRow),
    schools,
    people: people.map(({ fullName, ...person }) => ({ ...person, name: fullName })),
    tracks: tracks.map(({ number, title, shortTitle }) => ({ number, title, shortTitle })),
    lines: tracks.flatMap(({ lines }) => lines),
  };
}
