import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { ruleSchema } from "@/lib/modules/methodologies/schema";
import type { Rule } from "@/lib/modules/methodologies/types";
import { refuseVersionApproval, refuseVersionEdit } from "@/lib/modules/methodologies/versions/policy";
import type {
  IndicatorRow,
  MethodologyDetails,
  MethodologyRow,
  VersionDetails,
} from "@/lib/modules/methodologies/versions/types";

/** The stored rule, checked: what a migration or a hand wrote wrong is found here, not in a verdict. */
export function readRule(stored: Prisma.JsonValue): Rule {
  return ruleSchema.parse(stored);
}

/** The region's methodologies, federal first. One statement. */
export async function listMethodologies(ctx: TenantContext): Promise<MethodologyRow[]> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const rows = await tx.methodology.findMany({
      where: { regionId },
      select: {
        code: true,
        title: true,
        scope: true,
        versions: {
          select: { label: true, status: true, basis: true, frozenAt: true },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        },
      },
      orderBy: [{ scope: "asc" }, { code: "asc" }],
      relationLoadStrategy: "join",
    });
    return rows.map(({ versions, ...row }) => {
      const [newest] = versions;
      return {
        ...row,
        versionCount: versions.length,
        newest: newest
          ? {
              label: newest.label,
              status: newest.status,
              basis: newest.basis,
              frozen: newest.frozenAt !== null,
            }
          : null,
      };
    });
  });
}

/**
 * A methodology with its versions, newest first, and the region's indicators. Two statements.
 *
 * @throws AppError NOT_FOUND.
 */
export async function getMethodology(ctx: TenantContext, code: string): Promise<MethodologyDetails> {
  return withTenant(ctx, "methodology:read", async (tx, { regionId }) => {
    const stored = await tx.methodology.findUnique({
      where: { regionId_code: { regionId, code } },
      include: {
        versions: {
          include: {
            lists: {
              where: { state: "published" },
              select: { kind: true, listYear: true, number: true },
              orderBy: [{ listYear: "asc" }, { number: "asc" }],
            },
          },
          orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        },
      },
      relationLoadStrategy: "join",
    });
    if (!stored) throw notFoundError();
    const editor = can(ctx, "methodology:edit");
    return {
      code: stored.code,
      title: stored.title,
      scope: stored.scope,
      versions: stored.versions.map((version) => toVersion(version, editor)),
      indicators: await listIndicators(tx, regionId),
      can: { edit: editor },
    };
  });
}

/** What results are measured by, in the order of the region. One statement. */
export async function listIndicators(tx: Tx, regionId: string): Promise<IndicatorRow[]> {
  return tx.resultIndicator.findMany({
    where: { regionId },
    select: { code: true, title: true, shortTitle: true, active: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}

type StoredVersion = Prisma.MethodologyVersionGetPayload<{
  include: { lists: { select: { kind: true; listYear: true; number: true } } };
}>;

function toVersion(stored: StoredVersion, editor: boolean): VersionDetails {
  const state = { status: stored.status, frozen: stored.frozenAt !== null };
  const locked = refuseVersionEdit(state);
  return {
    id: stored.id,
    label: stored.label,
    status: stored.status,
    rule: readRule(stored.rule),
    note: stored.note,
    basis: stored.basis,
    frozenAt: stored.frozenAt?.toISOString() ?? null,
    lists: stored.lists,
    updatedAt: stored.updatedAt.toISOString(),
    createdByName: stored.createdByName,
    version: stored.version,
    can: { edit: editor && locked === null, approve: editor && refuseVersionApproval(state) === null },
    locked,
  };
}
