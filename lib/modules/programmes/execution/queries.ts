import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { isoDay } from "@/lib/core/format/zone";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { measureProgress } from "@/lib/modules/plans/execution/rules";
import type { ExecutionCell } from "@/lib/modules/plans/execution/types";
import { occurrencesOf } from "@/lib/modules/plans/periods/occurrences/rules";
import { formatPeriod, lastDay } from "@/lib/modules/plans/periods/rules";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import { readContent } from "@/lib/modules/programmes/fields/rules";
import { allowReport } from "@/lib/modules/programmes/policy";
import { TRACK_OF } from "@/lib/modules/programmes/rules";
import type { FieldValues, ProgrammeMark, ProgrammeMeasure } from "@/lib/modules/programmes/types";

const PARTS = {
  files: { select: { file: { select: FILE_COLUMNS } }, orderBy: { file: { name: "asc" } } },
} as const satisfies Prisma.ProgrammeExecutionInclude;

/** Marks of a programme as cells of a plan: the school's own, nobody confirms them. */
function toCell(stored: Prisma.ProgrammeExecutionGetPayload<{ include: typeof PARTS }>): ExecutionCell {
  return {
    id: stored.id,
    lineageId: stored.measureId,
    occurrence: stored.occurrence,
    schoolId: null,
    state: stored.state,
    stateOn: isoDay(stored.stateOn),
    note: stored.note,
    cancelReason: null,
    confirmation: "own",
    reportedAt: stored.updatedAt.toISOString(),
    reportedBy: stored.updatedByName,
    decidedAt: null,
    decidedBy: null,
    returnReason: null,
    files: stored.files.map(({ file }) => toFileRow(file)),
    version: stored.version,
  };
}

/** Marks of programmes with their proof. One statement. */
export async function readCells(
  tx: Tx,
  programmeIds: readonly string[],
): Promise<Map<string, ExecutionCell[]>> {
  const stored = await tx.programmeExecution.findMany({
    where: { programmeId: { in: [...programmeIds] } },
    include: PARTS,
    orderBy: { occurrence: "asc" },
    relationLoadStrategy: "join",
  });
  return Map.groupBy(stored.map(toCell), ({ lineageId }) => lineageId);
}

/** How the measures of a text in force stand on a day. One statement. */
export async function readMarks(
  tx: Tx,
  {
    programmeId,
    measures,
    year,
    today,
  }: { programmeId: string; measures: readonly ProgrammeMeasure[]; year: number; today: string },
): Promise<ProgrammeMark[]> {
  const cells = await readCells(tx, [programmeId]);
  return measures.map(({ id, period }) => ({
    measureId: id,
    occurrences: occurrencesOf(period, year),
    cells: cells.get(id) ?? [],
    progress: measureProgress(ownText(period), cells.get(id) ?? [], { year, today }),
  }));
}

/** A measure of a programme as the rules of execution see it: the school performs it itself. */
export function ownText(period: ProgrammeMeasure["period"]) {
  return { period, responsibleKind: null, schoolIds: [] };
}

/** Measures of the school's own programmes in force, as lines of its «Действия». One statement. */
export async function programmeActions(
  tx: Tx,
  ctx: TenantContext,
  school: { id: string; municipalityId: string | null },
): Promise<SchoolActionRow[]> {
  const { today } = ctx;
  const texts = await tx.programmeText.findMany({
    where: { schoolId: school.id, state: { in: ["approved", "closed"] } },
    select: {
      state: true,
      number: true,
      content: true,
      programme: {
        select: { kind: true, year: true, executions: { include: PARTS, orderBy: { occurrence: "asc" } } },
      },
    },
    relationLoadStrategy: "join",
  });
  const mayReport = can(ctx, "execution:report");
  return texts.flatMap(({ state, content, programme: { kind, year, executions } }) => {
    const cells = Map.groupBy(executions.map(toCell), ({ lineageId }) => lineageId);
    return readContent(content as FieldValues).measures.map((measure): SchoolActionRow => {
      const own = cells.get(measure.id) ?? [];
      return {
        measureId: measure.id,
        lineageId: measure.id,
        programme: kind,
        year,
        trackNumber: TRACK_OF[kind],
        title: measure.title,
        periodText: formatPeriod(measure.period, year),
        dueOn: measure.period && lastDay(measure.period, year),
        responsible: measure.responsible,
        expectedResult: measure.expected,
        evidence: measure.evidence,
        execution: measureProgress(ownText(measure.period), own, { year, today }).state,
        performs: true,
        occurrences: occurrencesOf(measure.period, year),
        cells: own,
        canReport: allowReport({ state, year, today, mayReport }),
      };
    });
  });
}
