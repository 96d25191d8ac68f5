import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { listCatalogueEntries, listTracks } from "@/lib/modules/catalogue/queries";
import type { CatalogueEntryRow } from "@/lib/modules/catalogue/types";
import { authorityOf } from "@/lib/modules/organisations/queries";
import { readComments } from "@/lib/modules/plans/comments/queries";
import type { PlanComments } from "@/lib/modules/plans/comments/types";
import { governingLists, listPlanSchools } from "@/lib/modules/plans/coverage/queries";
import { gapSamples } from "@/lib/modules/plans/coverage/samples/rules";
import { toIndicatorRow } from "@/lib/modules/plans/indicators/queries";
import { listMeasures } from "@/lib/modules/plans/measures/queries";
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
import type { CatalogueEntry, PlanDetails, PlanVersionInfo } from "@/lib/modules/plans/types";
import { listKindLabels } from "@/lib/modules/school-lists/labels";

/**
 * The plan of a year at its authority's address: with a number that text of it, whatever became of it; without one the
 * text in force, before the first approval the open one. The same for the specialist, the head and ИМАЦ; `can` says
 * who may do what. Six statements, none of them per measure.
 *
 * @throws AppError NOT_FOUND when the authority has no plan of the year or no such text of it.
 */
export async function getPlan(ctx: TenantContext, year: number, number?: number): Promise<PlanDetails> {
  const of = planAddress(ctx, year, number);
  return withTenant(ctx, "plan:read", (tx) => readPlan(tx, ctx, of));
}

/** The same with the remarks beside it, in one unit of work: what the page of a plan shows. Seven statements. */
export async function getPlanPage(
  ctx: TenantContext,
  year: number,
  number?: number,
): Promise<{ plan: PlanDetails; comments: PlanComments }> {
  const of = planAddress(ctx, year, number);
  return withTenant(ctx, "plan:read", async (tx) => ({
    plan: await readPlan(tx, ctx, of),
    comments: await readComments(tx, ctx, of),
  }));
}

interface PlanAddress {
  municipalityId: string;
  regionId: string;
  year: number;
  number: number | undefined;
}

function planAddress(ctx: TenantContext, year: number, number: number | undefined): PlanAddress {
  // An address may hold any number, the column may not.
  if (!(year >= 2000 && year <= 2200)) throw notFoundError();
  const { municipalityId, regionId } = authorityOf(ctx);
  return { municipalityId, regionId, year, number };
}

async function readPlan(
  tx: Tx,
  ctx: TenantContext,
  { municipalityId, regionId, year, number }: PlanAddress,
): Promise<PlanDetails> {
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
  const measures = await listMeasures(tx, of);
  const schools = await listPlanSchools(tx, of, lists);
  const tracks = await listTracks(tx, regionId, year);
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
  const edit = allowPlanAction("edit", facts);
  // Only an editor closes gaps; the rest of the catalogue is asked for where it is chosen from.
  const samples = edit.allowed ? gapSamples(await listCatalogueEntries(tx, regionId)) : [];
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
    samples: samples.map(toPlanEntry),
    people: municipality.persons.map(({ fullName, ...person }) => ({ ...person, name: fullName })),
    beside,
    newLists:
      version.state === "approved"
        ? newListsFor(year, lists.map(toPublishedList), municipality.region.schoolLists.map(toPublishedList))
        : [],
    basis: lists.map(
      (list) => `${listKindLabels[list.kind]} ${String(list.listYear)} года, версия ${String(list.number)}`,
    ),
    can: {
      edit,
      submit: allowPlanAction("submit", facts),
      withdraw: allowPlanAction("withdraw", facts),
      approve: allowPlanAction("approve", facts),
      return: allowPlanAction("return", facts),
      revise: allowPlanAction("revise", facts),
      drop: allowPlanAction("drop", facts),
    },
  };
}

/** A sample measure as the page of a plan knows it. */
function toPlanEntry({ responsible, ...entry }: CatalogueEntryRow): CatalogueEntry {
  return { ...entry, responsibleKind: responsible.kind, responsibleText: responsible.text };
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
