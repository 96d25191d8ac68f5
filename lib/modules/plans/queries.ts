import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listCatalogueEntries, listTracks } from "@/lib/modules/catalogue/queries";
import { listLibraryItems } from "@/lib/modules/library/queries";
import { libraryRequisites } from "@/lib/modules/library/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { governingLists, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import type { Coverage } from "@/lib/modules/plans/coverage/types";
import { toIndicatorRow } from "@/lib/modules/plans/indicators/queries";
import { listMeasures, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import type { ExecutionCounters } from "@/lib/modules/plans/execution/types";
import { executionSummary } from "@/lib/modules/plans/overview/rules";
import type { ExecutionSummary } from "@/lib/modules/plans/overview/types";
import { allowPlanAction } from "@/lib/modules/plans/policy";
import type { PlanDetails, PlanSummaryRow, PlanVersionInfo } from "@/lib/modules/plans/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/**
 * The plan of a year at its authority's address: the open text, else the one in force. The same for the specialist,
 * the head and ИМАЦ; `can` says who may do what. Eight statements, none of them per measure.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year.
 */
export async function getPlan(ctx: TenantContext, year: number): Promise<PlanDetails> {
  const { municipalityId, regionId } = authorityOf(ctx);
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", async (tx) => {
    const version = await tx.planVersion.findFirst({
      where: { municipalityId, plan: { year }, state: { not: "superseded" } },
      include: planParts(municipalityId, new Date(ctx.today)),
      orderBy: { number: "desc" },
      relationLoadStrategy: "join",
    });
    if (!version) throw notFoundError();
    const lists = version.lists.map(({ list }) => list);
    const approved = version.state !== "draft" && version.state !== "on_approval";
    const of = { municipalityId, planVersionId: version.id, year, approved, today: ctx.today };
    const measures = (await listMeasures(tx, version.id)).map(toMeasureRow);
    const schools = await listPlanSchools(tx, of, lists);
    const tracks = await listTracks(tx, regionId, year);
    const catalogue = await listCatalogueEntries(tx, regionId);
    const people = await tx.person.findMany({
      where: { organisationId: municipalityId, leftOn: null },
      select: { id: true, fullName: true, post: true },
      orderBy: [{ fullName: "asc" }, { id: "asc" }],
    });
    const library = await listLibraryItems(tx, regionId);
    const { municipality, id } = version.plan;
    const info = toVersionInfo(version);
    const facts = {
      ...info,
      measureCount: measures.length,
      mayEdit: can(ctx, "plan:edit"),
      maySubmit: can(ctx, "plan:submit"),
      mayApprove: can(ctx, "plan:approve"),
    };
    return {
      id,
      year,
      municipality: {
        code: municipality.code,
        name: municipality.shortName,
        authorityName: municipality.attributes[0]?.authorityName ?? municipality.shortName,
      },
      timeZone: ctx.timeZone,
      today: ctx.today,
      version: info,
      texts: {
        justification: version.justification,
        goal: version.goal,
        tasks: version.tasks,
        expectedResults: version.expectedResults,
        control: version.control,
      },
      indicators: version.indicators.map(toIndicatorRow).sort(comparePositions),
      measures,
      schools,
      tracks: tracks.map(({ number, title, shortTitle }) => ({ number, title, shortTitle })),
      lines: tracks.flatMap(({ lines }) => lines),
      catalogue: catalogue.map(({ responsible, ...entry }) => ({
        ...entry,
        responsibleKind: responsible.kind,
        responsibleText: responsible.text,
      })),
      people: people.map(({ fullName, ...person }) => ({ ...person, name: fullName })),
      library: library.map((item) => ({
        id: item.id,
        title: item.title,
        requisites: libraryRequisites(item),
      })),
      basis: lists.map(
        (list) => `${listKindLabels[list.kind]} ${String(list.listYear)} года, версия ${String(list.number)}`,
      ),
      can: {
        edit: allowPlanAction("edit", facts),
        submit: allowPlanAction("submit", facts),
        withdraw: allowPlanAction("withdraw", facts),
        approve: allowPlanAction("approve", facts),
        return: allowPlanAction("return", facts),
      },
    };
  });
}

function planParts(municipalityId: string, today: Date) {
  return {
    plan: {
      select: {
        id: true,
        municipality: {
          select: {
            code: true,
            shortName: true,
            attributes: {
              where: { validFrom: { lte: today }, OR: [{ validTo: null }, { validTo: { gt: today } }] },
              select: { authorityName: true },
              take: 1,
            },
          },
        },
      },
    },
    indicators: { where: { removedAt: null } },
    lists: governingLists(municipalityId),
  } as const satisfies Prisma.PlanVersionInclude;
}

function toVersionInfo(stored: Prisma.PlanVersionGetPayload<object>): PlanVersionInfo {
  return {
    id: stored.id,
    number: stored.number,
    state: stored.state,
    version: stored.version,
    editSeq: stored.editSeq,
    submittedAt: stored.submittedAt?.toISOString() ?? null,
    submittedBy: stored.submittedByName,
    returnedAt: stored.returnedAt?.toISOString() ?? null,
    returnedBy: stored.returnedByName,
    returnReason: stored.returnReason,
    approvedAt: stored.approvedAt?.toISOString() ?? null,
    approvedBy: stored.approvedByName,
    approvalBasis: stored.approvalBasis,
    orderNumber: stored.orderNumber,
    orderDate: stored.orderDate?.toISOString().slice(0, 10) ?? null,
    updatedAt: stored.updatedAt.toISOString(),
  };
}

/**
 * Plans of a year of all authorities of the person's region, by name, from the counters their last change left.
 * One statement.
 */
export async function listRegionPlans(ctx: TenantContext, year: number): Promise<PlanSummaryRow[]> {
  return withTenant(ctx, "plan:read-all", async (tx, actor) => {
    const municipalities = await tx.organisation.findMany({
      where: { regionId: actor.regionId, kind: "municipality" },
      select: {
        code: true,
        shortName: true,
        tileRow: true,
        tileColumn: true,
        plans: {
          where: { year },
          select: {
            execution: true,
            versions: {
              where: { state: { not: "superseded" } },
              orderBy: { number: "desc" },
              take: 1,
            },
          },
        },
      },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
      relationLoadStrategy: "join",
    });
    return municipalities.map(({ code, shortName, tileRow, tileColumn, plans }) => ({
      municipalityCode: code,
      municipalityName: shortName,
      tileRow,
      tileColumn,
      ...toSummary(plans[0]?.versions[0]),
      execution: readExecution(plans[0], ctx.today),
    }));
  });
}

type Summary = Omit<
  PlanSummaryRow,
  "municipalityCode" | "municipalityName" | "tileRow" | "tileColumn" | "execution"
>;

/** Counters of execution of a plan, as they stand on a day. */
export function readExecution(
  plan: { execution: Prisma.JsonValue } | undefined,
  today: string,
): ExecutionSummary | null {
  // Written only by the transaction that marks execution and the seeds, in this shape.
  return executionSummary((plan?.execution ?? {}) as Partial<ExecutionCounters>, today);
}

/** State and counters of a version; of no version, of a plan that is not begun. */
export function toSummary(stored: Prisma.PlanVersionGetPayload<object> | undefined): Summary {
  // Written only by countCoverage and the seeds, in this shape.
  const coverage = (stored?.coverage ?? {}) as Partial<Pick<Coverage, "measuresByTrack" | "totals">>;
  return {
    state: stored?.state ?? null,
    returned: stored !== undefined && wasReturned(stored),
    measureCount: stored?.measureCount ?? 0,
    measuresByTrack: coverage.measuresByTrack ?? {},
    gapCount: stored?.gapCount ?? 0,
    orderNumber: stored?.orderNumber ?? null,
    orderDate: stored?.orderDate?.toISOString().slice(0, 10) ?? null,
    updatedAt: stored?.updatedAt.toISOString() ?? null,
  };
}

/** A draft the head has sent back and nobody has submitted since. */
function wasReturned({ state, returnedAt, submittedAt }: Prisma.PlanVersionGetPayload<object>): boolean {
  return state === "draft" && returnedAt !== null && (submittedAt === null || returnedAt >= submittedAt);
}
