import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { VerdictOutcome } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { isoDay } from "@/lib/core/format/zone";
import type { ListEntryPage, ListPage } from "@/lib/modules/exchange/lists/schema";
import { areaOf } from "@/lib/modules/exchange/queries";
import { partOf } from "@/lib/modules/exchange/rules";
import { currentListIds } from "@/lib/modules/school-lists/queries";

/**
 * Published lists that concern the area, in the order they were made: the region's and, for an authority, its own.
 * Three statements.
 *
 * @throws AppError NOT_FOUND at the address of a school.
 */
export async function listLists(
  ctx: TenantContext,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ListPage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx) => {
    const found = await tx.schoolList.findMany({
      where: { ...published(area), ...(after !== undefined && { id: { gt: after } }) },
      select: {
        id: true,
        kind: true,
        listYear: true,
        number: true,
        complete: true,
        methodology: true,
        orderNumber: true,
        orderDate: true,
        publishedOn: true,
        owner: { select: { code: true } },
      },
      orderBy: { id: "asc" },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ id }) => id);
    const current = await currentListIds(
      tx,
      part.rows.map(({ listYear }) => listYear),
    );
    return {
      next: part.next,
      rows: part.rows.map(({ owner, orderDate, publishedOn, ...list }) => ({
        ...list,
        owner: owner.code,
        current: current.has(list.id),
        orderDate: isoDay(orderDate),
        publishedOn: isoDay(publishedOn),
      })),
    };
  });
}

/**
 * Schools of the area on a published list by code, with what the calculation behind it found. Three statements.
 *
 * @throws AppError NOT_FOUND for a list that is not there, not published or not for the area.
 */
export async function listListEntries(
  ctx: TenantContext,
  { id, after, limit }: { id: string; after?: string | undefined; limit: number },
): Promise<ListEntryPage> {
  const area = areaOf(ctx);
  return withTenant(ctx, "school-list:read", async (tx, { regionId }) => {
    const list = await tx.schoolList.findFirst({
      where: { id, ...published(area) },
      select: { id: true, runId: true },
    });
    if (!list) throw notFoundError();
    const found = await tx.schoolListEntry.findMany({
      where: {
        regionId,
        listId: list.id,
        ...(area !== null && { municipalityId: area }),
        ...(after !== undefined && { school: { code: { gt: after } } }),
      },
      select: {
        schoolId: true,
        grounds: true,
        school: { select: { code: true, name: true } },
        affiliation: { select: { authority: { select: { code: true } } } },
      },
      orderBy: { school: { code: "asc" } },
      take: limit + 1,
      relationLoadStrategy: "join",
    });
    const part = partOf(found, limit, ({ school }) => school.code);
    const verdicts = await verdictsOf(
      tx,
      list.runId,
      part.rows.map(({ schoolId }) => schoolId),
    );
    return {
      next: part.next,
      rows: part.rows.map(({ schoolId, grounds, school, affiliation }) => ({
        school: school.code,
        schoolName: school.name,
        municipality: affiliation?.authority.code ?? null,
        grounds,
        verdict: verdicts.get(schoolId) ?? null,
      })),
    };
  });
}

function published(area: string | null) {
  return {
    state: "published" as const,
    ...(area !== null && { OR: [{ municipalityId: null }, { municipalityId: area }] }),
  };
}

async function verdictsOf(
  tx: Tx,
  runId: string | null,
  schoolIds: string[],
): Promise<Map<string, { outcome: VerdictOutcome; index: string | null }>> {
  if (runId === null) return new Map();
  const rows = await tx.verdict.findMany({
    where: { runId, schoolId: { in: schoolIds } },
    select: { schoolId: true, outcome: true, index: true },
  });
  return new Map(rows.map(({ schoolId, ...verdict }) => [schoolId, verdict]));
}
