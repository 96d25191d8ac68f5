import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { historyText, type CellFacts } from "@/lib/modules/plans/execution/history/rules";
import { allowConfirm, allowMark } from "@/lib/modules/plans/execution/policy";
import {
  cellKey,
  cellPlaces,
  measureProgress,
  performedBySchools,
} from "@/lib/modules/plans/execution/rules";
import type {
  ExecutionCell,
  ExecutionHistoryRow,
  MeasureExecutionDetails,
} from "@/lib/modules/plans/execution/types";
import type { Period } from "@/lib/modules/plans/periods/types";
import { inForceOf, openOf } from "@/lib/modules/plans/revisions/rules";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";

/** What a cell is shown with: its proof, as far as the reader may see it. */
export const CELL_PARTS = {
  files: {
    // A link to a file of another organisation is there, the file is not: see the policies of stored_files.
    where: { file: { is: { state: "stored" } } },
    select: { file: { select: FILE_COLUMNS } },
    orderBy: { fileId: "asc" },
  },
} as const satisfies Prisma.MeasureExecutionInclude;

type StoredCell = Prisma.MeasureExecutionGetPayload<{ include: typeof CELL_PARTS }>;

/** A stored cell as people see it. */
export function toExecutionCell(stored: StoredCell): ExecutionCell & { id: string } {
  return {
    id: stored.id,
    lineageId: stored.lineageId,
    occurrence: stored.occurrence,
    schoolId: stored.schoolId,
    state: stored.state,
    stateOn: stored.stateOn?.toISOString().slice(0, 10) ?? null,
    note: stored.note,
    cancelReason: stored.cancelReason,
    confirmation: stored.confirmation,
    reportedAt: stored.reportedAt?.toISOString() ?? null,
    reportedBy: stored.reportedByName,
    decidedAt: stored.decidedAt?.toISOString() ?? null,
    decidedBy: stored.decidedByName,
    returnReason: stored.returnReason,
    files: stored.files.map(({ file }) => toFileRow(file)),
    version: stored.version,
  };
}

/** A cell nobody has told of. */
function emptyCell(lineageId: string, occurrence: string, schoolId: string | null): ExecutionCell {
  return {
    id: null,
    lineageId,
    occurrence,
    schoolId,
    state: "not_started",
    stateOn: null,
    note: "",
    cancelReason: null,
    confirmation: "own",
    reportedAt: null,
    reportedBy: null,
    decidedAt: null,
    decidedBy: null,
    returnReason: null,
    files: [],
    version: 0,
  };
}

/** More than anybody reads at once; what falls out is the oldest. */
const MOST_HISTORY = 200;

/**
 * Execution of a measure: a cell for each of its occurrences and schools, with proof and history. The text is the one in
 * force; of a measure that is not in it the one being written, else the last that had it. Four statements.
 *
 * @throws AppError NOT_FOUND when the authority's plan of the year has no such measure.
 */
export async function getMeasureExecution(
  ctx: TenantContext,
  { year, lineageId }: { year: number; lineageId: string },
): Promise<MeasureExecutionDetails> {
  const { municipalityId } = authorityOf(ctx);
  return withTenant(ctx, "plan:read", async (tx) => {
    const texts = await tx.planMeasure.findMany({
      where: { municipalityId, lineageId, removedAt: null, planVersion: { plan: { year } } },
      select: {
        title: true,
        period: true,
        responsibleKind: true,
        schoolIds: true,
        planVersion: {
          select: {
            number: true,
            state: true,
            plan: {
              select: {
                versions: { where: { state: { in: ["approved", "closed"] } }, select: { id: true } },
              },
            },
          },
        },
      },
      orderBy: { planVersion: { number: "desc" } },
      relationLoadStrategy: "join",
    });
    const versions = texts.map((text) => ({ text, ...text.planVersion }));
    const shown = inForceOf(versions) ?? openOf(versions) ?? versions[0];
    if (!shown) throw notFoundError();
    // Written only through the schema of periods.
    const measure = { ...shown.text, period: shown.text.period as Period | null };
    const bySchools = performedBySchools(measure);
    const schools = await tx.organisation.findMany({
      where: { id: { in: measure.schoolIds } },
      select: { id: true, code: true, shortName: true },
      orderBy: { code: "asc" },
    });
    const named = schools.map(({ id }) => id);
    const inOrder = { ...measure, schoolIds: [...new Set([...named, ...measure.schoolIds])] };
    const stored = (
      await tx.measureExecution.findMany({
        where: { municipalityId, lineageId },
        include: CELL_PARTS,
        relationLoadStrategy: "join",
      })
    ).map(toExecutionCell);
    const changes = await tx.measureExecutionChange.findMany({
      where: { municipalityId, execution: { lineageId } },
      include: { execution: { select: { occurrence: true, schoolId: true } } },
      orderBy: { id: "desc" },
      take: MOST_HISTORY,
      relationLoadStrategy: "join",
    });
    const occurrences = occurrencesOf(measure.period, year);
    const cellOf = new Map(stored.map((cell) => [cellKey(cell), cell]));
    const names = {
      schools: new Map(schools.map(({ id, shortName }) => [id, shortName])),
      occurrences: new Map(occurrences.map(({ key, label }) => [key, label])),
    };
    const facts = { state: shown.state, inForce: shown.plan.versions.length > 0 };
    return {
      lineageId,
      title: measure.title,
      year,
      bySchools,
      occurrences,
      schools: bySchools ? schools.map(({ shortName, ...school }) => ({ ...school, name: shortName })) : [],
      cells: cellPlaces(inOrder, year).map(
        ({ occurrence, schoolId }) =>
          cellOf.get(cellKey({ occurrence: occurrence.key, schoolId })) ??
          emptyCell(lineageId, occurrence.key, schoolId),
      ),
      progress: measureProgress(measure, stored, { year, today: ctx.today }),
      history: changes.map((change) => toHistoryRow(change, names)),
      can: {
        mark: allowMark(facts, can(ctx, "execution:mark")),
        confirm: allowConfirm(facts, can(ctx, "execution:confirm")),
      },
    };
  });
}

type StoredChange = Prisma.MeasureExecutionChangeGetPayload<{
  include: { execution: { select: { occurrence: true; schoolId: true } } };
}>;

function toHistoryRow(
  { id, executionId, act, after, userName, at, execution }: StoredChange,
  names: { schools: ReadonlyMap<string, string>; occurrences: ReadonlyMap<string, string> },
): ExecutionHistoryRow {
  return {
    id: String(id),
    executionId,
    // Written only by plans/execution, in these words and in this shape.
    act: act as ExecutionHistoryRow["act"],
    text: historyText(after as unknown as CellFacts, {
      school: execution.schoolId && (names.schools.get(execution.schoolId) ?? "школа вне действующего плана"),
      occurrence: names.occurrences.get(execution.occurrence) ?? execution.occurrence,
    }),
    by: userName,
    at: at.toISOString(),
  };
}
