import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listCatalogueEntries, listTracks } from "@/lib/modules/catalogue/queries";
import { listLibraryItems } from "@/lib/modules/library/queries";
import { libraryRequisites } from "@/lib/modules/library/rules";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { governingLists, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { toIndicatorRow } from "@/lib/modules/plans/indicators/queries";
import { listMeasures, toMeasureRow } from "@/lib/modules/plans/measures/queries";
import { comparePositions } from "@/lib/modules/plans/measures/rules";
import { allowPlanAction } from "@/lib/modules/plans/policy";
import { LIVE_STATES, isOpen, shownOf } from "@/lib/modules/plans/revisions/rules";
import { newListsFor } from "@/lib/modules/plans/revisions/lists/rules";
import {
  VERSION_LINK,
  besideOf,
  publishedLists,
  toPublishedList,
} from "@/lib/modules/plans/revisions/links/queries";
import type { PlanDetails, PlanVersionInfo } from "@/lib/modules/plans/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/**
 * The plan of a year at its authority's address: with a number that text of it, whatever became of it; without one the
 * text in force, before the first approval the open one. The same for the specialist, the head and ИМАЦ; `can` says
 * who may do what. Eight statements, none of them per measure.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year or no such text of it.
 */
export async function getPlan(ctx: TenantContext, year: number, number?: number): Promise<PlanDetails> {
  const { municipalityId, regionId } = authorityOf(ctx);
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  return withTenant(ctx, "plan:read", async (tx) => {
    // At most two: the text in force and a revision of it.
    const found = await tx.planVersion.findMany({
      where: {
        municipalityId,
        plan: { year },
        ...(number === undefined ? { state: { in: [...LIVE_STATES] } } : { number }),
      },
      include: planParts(municipalityId, year, new Date(ctx.today)),
      relationLoadStrategy: "join",
    });
    const version = number === undefined ? shownOf(found) : found[0];
    if (!version) throw notFoundError();
    const lists = version.lists.map(({ list }) => list);
    const approved = !isOpen(version.state);
    const of = { municipalityId, planVersionId: version.id, year, approved, today: ctx.today };
    const measures = (await listMeasures(tx, of)).map(toMeasureRow);
    const schools = await listPlanSchools(tx, of, lists);
    const tracks = await listTracks(tx, regionId, year);
    const catalogue = await listCatalogueEntries(tx, regionId);
    const library = await listLibraryItems(tx, regionId);
    const { municipality, id, versions } = version.plan;
    const beside = besideOf(versions, version.number);
    const info = toVersionInfo(version);
    const facts = {
      ...info,
      openRevision: beside.open?.number ?? null,
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
      people: municipality.persons.map(({ fullName, ...person }) => ({ ...person, name: fullName })),
      library: library.map((item) => ({
        id: item.id,
        title: item.title,
        requisites: libraryRequisites(item),
      })),
      beside,
      newLists:
        version.state === "approved"
          ? newListsFor(
              year,
              lists.map(toPublishedList),
              municipality.region.schoolLists.map(toPublishedList),
            )
          : [],
      basis: lists.map(
        (list) => `${listKindLabels[list.kind]} ${String(list.listYear)} года, версия ${String(list.number)}`,
      ),
      can: {
        edit: allowPlanAction("edit", facts),
        submit: allowPlanAction("submit", facts),
        withdraw: allowPlanAction("withdraw", facts),
        approve: allowPlanAction("approve", facts),
        return: allowPlanAction("return", facts),
        revise: allowPlanAction("revise", facts),
        drop: allowPlanAction("drop", facts),
      },
    };
  });
}

function planParts(municipalityId: string, year: number, today: Date) {
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
            persons: {
              where: { leftOn: null },
              select: { id: true, fullName: true, post: true },
              orderBy: [{ fullName: "asc" }, { id: "asc" }],
            },
            region: { select: publishedLists(municipalityId, year - 1) },
          },
        },
        versions: { select: VERSION_LINK, orderBy: { number: "asc" } },
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
    revisionReason: stored.revisionReason,
    droppedAt: stored.droppedAt?.toISOString() ?? null,
    droppedBy: stored.droppedByName,
    updatedAt: stored.updatedAt.toISOString(),
  };
}
