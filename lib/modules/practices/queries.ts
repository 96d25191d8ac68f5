import { roleHas, type Permission } from "@/lib/core/auth/permissions";
import { can, type Actor, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { FILE_COLUMNS, toFileRow } from "@/lib/modules/files/queries";
import { practiceStateLabels } from "@/lib/modules/practices/labels";
import {
  refuseAgreement,
  refuseEdit,
  refuseProposal,
  refusePublication,
  refuseRecall,
  refuseReturn,
  refuseWithdrawal,
  type PracticeStanding,
} from "@/lib/modules/practices/policy";
import { missingOf } from "@/lib/modules/practices/rules";
import type {
  PracticeChoices,
  PracticeDetails,
  PracticeFigure,
  PracticeRow,
  PracticesOfOrganisation,
  PublishedPractice,
} from "@/lib/modules/practices/types";
import { factorsOf, newestSets } from "@/lib/modules/risk-profiles/queries";

const SHOWN = 200;

/** How a stored practice stands to the one who acts. */
export function standingOf(
  stored: Pick<Prisma.PracticeGetPayload<object>, "state" | "organisationId" | "municipalityId" | "schoolId">,
  actor: Pick<Actor, "membership">,
): PracticeStanding {
  return {
    state: stored.state,
    stateLabel: practiceStateLabels[stored.state],
    own: stored.organisationId === actor.membership.organisation.id,
    middle: stored.schoolId !== null && stored.municipalityId !== null,
  };
}

/** Figures as they lie in the row: only this module writes them. */
export function figuresOf(stored: Prisma.JsonValue): PracticeFigure[] {
  return stored as unknown as PracticeFigure[];
}

/** What practices are parted by: the tracks of the latest year and the risk factors of the latest edition. Two statements. */
export async function readChoices(tx: Tx, regionId: string): Promise<PracticeChoices> {
  const tracks = await tx.track.findMany({
    where: { regionId, number: { gt: 0 } },
    select: { year: true, number: true, shortTitle: true },
    orderBy: [{ year: "desc" }, { number: "asc" }],
    take: 20,
  });
  const newest = tracks[0]?.year;
  const [set] = await newestSets(tx, regionId);
  return {
    tracks: tracks
      .filter(({ year }) => year === newest)
      .map(({ number, shortTitle }) => ({
        value: String(number),
        label: `${String(number)}. ${shortTitle}`,
      })),
    factors: set ? factorsOf(set.factors).map(({ code, title }) => ({ value: code, label: title })) : [],
  };
}

const ROW = {
  id: true,
  title: true,
  state: true,
  authorName: true,
  useCount: true,
  createdAt: true,
  proposedAt: true,
  agreedAt: true,
  publishedAt: true,
  authorCode: true,
  schoolId: true,
} as const satisfies Prisma.PracticeSelect;

/** A stored practice as a line of a list. */
export function toPracticeRow(stored: Prisma.PracticeGetPayload<{ select: typeof ROW }>): PracticeRow {
  const { id, title, state, authorName, useCount } = stored;
  const moved = stored.publishedAt ?? stored.agreedAt ?? stored.proposedAt ?? stored.createdAt;
  return {
    ...{ id, title, state, useCount },
    author: authorName,
    place: `/${stored.schoolId === null ? "municipalities" : "schools"}/${stored.authorCode}`,
    at: moved.toISOString(),
  };
}

/** Columns of `toPracticeRow`, for `select`. */
export const PRACTICE_ROW = ROW;

/**
 * Practices of the organisation of the address, and of an authority also what its schools have proposed. Two statements.
 *
 * @throws AppError NOT_FOUND where the address is the region's.
 */
export async function listPractices(ctx: TenantContext): Promise<PracticesOfOrganisation> {
  const { organisation } = ctx;
  if (!organisation || organisation.kind === "region") throw notFoundError();
  const { id: organisationId, code, kind, shortName, regionId } = organisation;
  return withTenant(ctx, "practice:read", async (tx) => {
    const own = await tx.practice.findMany({
      where: { regionId, organisationId },
      select: ROW,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: SHOWN,
    });
    const waiting =
      kind === "municipality"
        ? await tx.practice.findMany({
            where: { regionId, municipalityId: organisationId, schoolId: { not: null }, state: "proposed" },
            select: ROW,
            orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
            take: SHOWN,
          })
        : [];
    return {
      ...{ code, kind },
      name: shortName,
      timeZone: ctx.timeZone,
      own: own.map(toPracticeRow),
      waiting: waiting.map(toPracticeRow),
      can: { begin: ofOwn(ctx, "practice:edit") },
    };
  });
}

/** Does the person hold the permission in the organisation of the address itself, not above it? */
function ofOwn(ctx: TenantContext, permission: Permission): boolean {
  return ctx.memberships.some(
    ({ role, organisation }) => organisation.id === ctx.organisation?.id && roleHas(role, permission),
  );
}

/**
 * A practice at the address of its author, with what the reader may do to it. Four statements.
 *
 * @throws AppError NOT_FOUND: absent, of another author, or in a state the reader does not see.
 */
export async function getPractice(ctx: TenantContext, id: string): Promise<PracticeDetails> {
  const { organisation } = ctx;
  if (!organisation) throw notFoundError();
  return withTenant(ctx, "practice:read", async (tx, actor) => {
    const practice = await readPractice(ctx, tx, actor, { id, organisationId: organisation.id });
    if (!practice) throw notFoundError();
    return practice;
  });
}

/**
 * A published practice as the whole region reads it, and the organisations of `self` in whose name the reader may say that
 * it is used. At most six statements.
 *
 * @throws AppError NOT_FOUND: absent or not published.
 */
export async function getPublishedPractice(
  ctx: TenantContext,
  self: TenantContext,
  id: string,
): Promise<PublishedPractice> {
  const practice = await withTenant(ctx, "practice:read", async (tx, actor) => {
    const found = await readPractice(ctx, tx, actor, { id, state: "published" });
    if (!found) throw notFoundError();
    const used = await tx.practiceUse.findMany({
      where: { practiceId: id },
      select: { organisationId: true },
    });
    return { found, used: new Set(used.map(({ organisationId }) => organisationId)) };
  });
  const places = self.memberships.filter(
    ({ role, organisation }) =>
      roleHas(role, "practice:use") && organisation.code !== practice.found.organisation,
  );
  return {
    practice: practice.found,
    places: places.map(({ organisation: { id: placeId, code, shortName } }) => ({
      code,
      name: shortName,
      used: practice.used.has(placeId),
    })),
  };
}

async function readPractice(
  ctx: TenantContext,
  tx: Tx,
  actor: Actor,
  where: Prisma.PracticeWhereInput,
): Promise<PracticeDetails | null> {
  const stored = await tx.practice.findFirst({
    where: { ...where, regionId: actor.regionId },
    include: {
      files: { select: { file: { select: FILE_COLUMNS } }, orderBy: { ordinal: "asc" } },
    },
    relationLoadStrategy: "join",
  });
  if (!stored) return null;
  const { title, problem, actions, outcome, subject, tracks, factors } = stored;
  const fields = {
    title,
    problem,
    actions,
    outcome,
    subject,
    tracks,
    factors,
    figures: figuresOf(stored.figures),
  };
  const missing = missingOf(fields);
  const standing = standingOf(stored, actor);
  const level = actor.membership.organisation.kind === "region" ? "region" : "municipality";
  const may = (permission: Permission, refusal: string | null) => can(ctx, permission) && refusal === null;
  return {
    ...fields,
    id: stored.id,
    state: stored.state,
    author: stored.authorName,
    organisation: stored.authorCode,
    files: stored.files.map(({ file }) => toFileRow(file)),
    choices: await readChoices(tx, actor.regionId),
    timeZone: ctx.timeZone,
    version: stored.version,
    proposedAt: stored.proposedAt?.toISOString() ?? null,
    proposedBy: stored.proposedByName,
    agreedAt: stored.agreedAt?.toISOString() ?? null,
    agreedBy: stored.agreedByName,
    publishedAt: stored.publishedAt?.toISOString() ?? null,
    reason: stored.reason,
    reasonBy: stored.reasonByName,
    useCount: stored.useCount,
    missing,
    can: {
      edit: may("practice:edit", refuseEdit(standing)),
      propose: may("practice:propose", refuseProposal(standing, [])),
      recall: may("practice:propose", refuseRecall(standing)),
      agree: may("practice:agree", refuseAgreement(standing)),
      giveBack: may("practice:moderate", refuseReturn(standing, level)),
      publish: may("practice:publish", refusePublication(standing)),
      withdraw: may("practice:publish", refuseWithdrawal(standing)),
    },
  };
}
