import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { formatDecimal } from "@/lib/core/format/numbers";
import { listTracks } from "@/lib/modules/catalogue/queries";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { schoolRuleLabels } from "@/lib/modules/plans/measures/labels";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import type { Period } from "@/lib/modules/plans/periods/types";
import { responsibleText } from "@/lib/modules/plans/print/rules";
import { diffPlanVersions } from "@/lib/modules/plans/revisions/diff/rules";
import type { PlanChanges, WordedMeasure, WordedPlan } from "@/lib/modules/plans/revisions/diff/types";
import { VERSION_LINK, toVersionLink } from "@/lib/modules/plans/revisions/links/queries";
import { revisedBy } from "@/lib/modules/plans/revisions/rules";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/**
 * What a text of the plan changes in the approved one it revises, in the words of the plan. The first text revises
 * nothing: its difference is empty. Seven statements at most, none of them per measure.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year or no such text of it.
 */
export async function getPlanChanges(
  ctx: TenantContext,
  { year, number }: { year: number; number: number },
): Promise<PlanChanges> {
  const { municipalityId, regionId } = authorityOf(ctx);
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", async (tx) => {
    const plan = await tx.plan.findUnique({
      where: { municipalityId_year: { municipalityId, year } },
      select: {
        municipality: {
          select: {
            code: true,
            shortName: true,
            attributes: { select: { authorityName: true }, orderBy: { validFrom: "desc" }, take: 1 },
          },
        },
        versions: { select: { ...VERSION_LINK, id: true, revisionReason: true } },
      },
      relationLoadStrategy: "join",
    });
    const version = plan?.versions.find((one) => one.number === number);
    if (!plan || !version) throw notFoundError();
    const base = revisedBy(plan.versions, number);
    const tracks = await listTracks(tx, regionId, year);
    const [before, after] = base
      ? await wordedTexts(tx, year, base.id, version.id)
      : [EMPTY_TEXT, EMPTY_TEXT];
    const { code, shortName, attributes } = plan.municipality;
    return {
      year,
      municipality: { code, name: shortName, authorityName: attributes[0]?.authorityName ?? shortName },
      version: toVersionLink(version),
      revisionReason: version.revisionReason,
      base: base && toVersionLink(base),
      tracks: tracks.map((track) => ({ number: track.number, title: track.title })),
      diff: diffPlanVersions(before, after),
    };
  });
}

const EMPTY_TEXT: WordedPlan = {
  texts: { justification: "", goal: "", tasks: "", expectedResults: "", control: "" },
  indicators: [],
  lists: [],
  measures: [],
};

const TEXT_PARTS = {
  indicators: { where: { removedAt: null } },
  lists: {
    where: { purpose: "governing" },
    select: { list: { select: { kind: true, listYear: true, number: true } } },
  },
} as const satisfies Prisma.PlanVersionInclude;

type StoredText = Prisma.PlanVersionGetPayload<{ include: typeof TEXT_PARTS }>;

/** Both texts in words. Five statements. */
async function wordedTexts(
  tx: Tx,
  year: number,
  ...ids: [string, string]
): Promise<[WordedPlan, WordedPlan]> {
  const stored = await tx.planVersion.findMany({
    where: { id: { in: ids } },
    include: TEXT_PARTS,
    relationLoadStrategy: "join",
  });
  const lines = await listLines(tx, ids);
  const names = await namesOf(tx, lines);
  const worded = (at: 0 | 1): WordedPlan => {
    const text = stored.find(({ id }) => id === ids[at]);
    if (!text) throw notFoundError();
    return toWorded(
      text,
      lines.filter(({ planVersionId }) => planVersionId === ids[at]),
      year,
      names,
    );
  };
  return [worded(0), worded(1)];
}

/** A line as it is compared: what was done of it is no part of the text. */
type Line = Omit<Prisma.PlanMeasureGetPayload<object>, "period"> & { period: Period | null };

/** Lines of both texts in the order of the plan, without the removed ones. One statement. */
async function listLines(tx: Tx, ids: readonly string[]): Promise<Line[]> {
  const rows = await tx.planMeasure.findMany({
    where: { planVersionId: { in: [...ids] }, removedAt: null },
  });
  // Written only through the schema of periods.
  return rows
    .map((row) => ({ ...row, period: row.period as Period | null }))
    .sort((left, right) => left.trackNumber - right.trackNumber || comparePositions(left, right));
}

/** What ids in measures are called. */
type Names = ReadonlyMap<string, string>;

async function namesOf(tx: Tx, measures: readonly Line[]): Promise<Names> {
  const named = (of: (row: Line) => string[]) => ({ id: { in: [...new Set(measures.flatMap(of))] } });
  const schools = await tx.organisation.findMany({
    where: named(({ schoolIds }) => schoolIds),
    select: { id: true, shortName: true },
  });
  const deficits = await tx.deficit.findMany({
    where: named(({ deficitIds }) => deficitIds),
    select: { id: true, indicator: true },
  });
  const items = await tx.libraryItem.findMany({
    where: named(({ libraryItemIds }) => libraryItemIds),
    select: { id: true, title: true },
  });
  return new Map([
    ...schools.map(({ id, shortName }) => [id, shortName] as const),
    ...deficits.map(({ id, indicator }) => [id, indicator] as const),
    ...items.map(({ id, title }) => [id, title] as const),
  ]);
}

function toWorded(
  { indicators, lists, ...text }: StoredText,
  measures: readonly Line[],
  year: number,
  names: Names,
): WordedPlan {
  const { justification, goal, tasks, expectedResults, control } = text;
  const figure = (value: { toString: () => string } | null) =>
    value === null ? "" : formatDecimal(value.toString());
  return {
    texts: { justification, goal, tasks, expectedResults, control },
    indicators: indicators.sort(comparePositions).map(({ id, originId, title, unit, baseline, target }) => ({
      id,
      originId,
      title,
      unit,
      baseline: figure(baseline),
      target: figure(target),
    })),
    lists: lists
      .map(({ list: { kind, listYear, number } }) => ({
        key: `${kind}:${String(listYear)}`,
        name: `${listKindLabels[kind]} ${String(listYear)} года, версия ${String(number)}`,
      }))
      .sort((left, right) => (left.key < right.key ? -1 : 1)),
    measures: [...Map.groupBy(measures, ({ trackNumber }) => trackNumber).values()].flatMap((rows) =>
      rows.map((row, at) =>
        toWordedMeasure(row, `${String(row.trackNumber)}.${String(at + 1)}`, year, names),
      ),
    ),
  };
}

function toWordedMeasure(row: Line, number: string, year: number, names: Names): WordedMeasure {
  const called = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) ?? []).sort(inRussianOrder);
  return {
    lineageId: row.lineageId,
    trackNumber: row.trackNumber,
    number,
    title: row.title,
    period: formatPeriod(row.period, year),
    // By the text kept with the measure: an employee who has left since is not a change.
    responsible: responsibleText(row, []),
    expectedResult: row.expectedResult,
    evidence: row.evidence,
    note: row.note,
    trackLines: row.trackLines.join(", "),
    deficits: called(row.deficitIds).join("; "),
    library: called(row.libraryItemIds).join("; "),
    schools: { rule: schoolRuleLabels[row.schoolRule], names: called(row.schoolIds) },
  };
}

function inRussianOrder(left: string, right: string): number {
  return left.localeCompare(right, "ru");
}
