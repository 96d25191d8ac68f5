import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { SchoolType, Settlement } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { listAuthorityNames } from "@/lib/modules/organisations/queries";
import { newestOfEachOwner } from "@/lib/modules/school-lists/versions/rules";
import type { RegisterAddress } from "@/lib/modules/schools/schema";
import type { RegisterPage, RegisterRow } from "@/lib/modules/schools/types";

const PAGE = 50;
/** Counted no further: «1000+». */
const COUNTED = 1_000;
/** More schools than any region has: an export of what is seen is whole. */
const MOST_EXPORTED = 5_000;

interface FoundRow {
  id: string;
  code: string;
  name: string;
  shortName: string;
  municipality: string | null;
  schoolType: SchoolType | null;
  settlement: Settlement | null;
  small: boolean | null;
  pupils: number | null;
  closedOn: Date | null;
  count: number;
}

/**
 * Schools that fit the address, fifty a page after a school, with their newest published lists of this year and the last.
 * Four statements, whatever the page and the filters.
 */
export async function listRegister(ctx: TenantContext, address: RegisterAddress): Promise<RegisterPage> {
  return readRegister(ctx, address, PAGE);
}

/** All schools that fit the address, for an export. Four statements. */
export async function exportRegister(ctx: TenantContext, address: RegisterAddress): Promise<RegisterRow[]> {
  return (await readRegister(ctx, { ...address, after: undefined }, MOST_EXPORTED)).rows;
}

async function readRegister(
  ctx: TenantContext,
  address: RegisterAddress,
  take: number,
): Promise<RegisterPage> {
  return withTenant(ctx, "school:read", async (tx, { regionId }) => {
    const found = await findRows(tx, ctx, { ...address, regionId, take: take + 1 });
    const shown = found.slice(0, take);
    const { lists, listYears } = await readLists(
      tx,
      ctx,
      shown.map(({ id }) => id),
    );
    const count = found[0]?.count ?? 0;
    return {
      rows: shown.map(({ closedOn, count: _count, ...row }) => ({
        ...row,
        closedOn: closedOn?.toISOString().slice(0, 10) ?? null,
        lists: lists.get(row.id) ?? [],
      })),
      count: Math.min(count, COUNTED),
      capped: count > COUNTED,
      next: found.length > take ? (shown.at(-1)?.id ?? null) : null,
      authorities: await listAuthorityNames(tx, regionId),
      listYears,
    };
  });
}

const flag = (value: "yes" | "no" | undefined) => (value === undefined ? null : value === "yes");

/**
 * One statement: what fits is found once, counted, and a page of it shown from its own place on. Every condition that is
 * not asked for is NULL and falls away in the plan.
 */
function findRows(
  tx: Tx,
  { today }: TenantContext,
  address: RegisterAddress & { regionId: string; take: number },
): Promise<FoundRow[]> {
  const sort = (address.sort ?? "name").replace("-", "");
  const down = address.sort?.startsWith("-") ?? false;
  const { q = null, municipality = null, type = null, level = null, settlement = null } = address;
  const [small, closed] = [flag(address.small), flag(address.closed)];
  const { list = null, year = null, after = null } = address;
  return tx.$queryRaw<FoundRow[]>`
    WITH fit AS MATERIALIZED (
      SELECT o.id, o.code, o.name, o.short_name, o.closed_on, m.short_name AS municipality,
             a.school_type, a.settlement, a.small, a.pupils,
             CASE ${sort} WHEN 'municipality' THEN coalesce(m.short_name, '')
                          WHEN 'pupils' THEN to_char(coalesce(a.pupils, 0), 'FM0000000')
                          ELSE o.short_name END AS key
        FROM organisations o
        LEFT JOIN organisations m ON m.id = o.municipality_id
        LEFT JOIN organisation_attributes a ON a.organisation_id = o.id AND a.valid_from <= ${today}::date
             AND (a.valid_to IS NULL OR a.valid_to > ${today}::date)
       WHERE o.region_id = ${address.regionId}::uuid AND o.kind = 'school'
         AND (${municipality}::text IS NULL OR m.code = ${municipality})
         AND (${type}::school_type IS NULL OR a.school_type = ${type}::school_type)
         AND (${level}::education_level IS NULL OR ${level}::education_level = ANY (a.education_levels))
         AND (${settlement}::settlement IS NULL OR a.settlement = ${settlement}::settlement)
         AND (${small}::boolean IS NULL OR a.small = ${small}::boolean)
         AND (${closed}::boolean IS NULL OR (o.closed_on IS NOT NULL AND o.closed_on <= ${today}::date) = ${closed}::boolean)
         AND (${q}::text IS NULL OR o.id IN (SELECT find_schools(${q})))
         AND (${list}::list_kind IS NULL OR EXISTS (
           SELECT FROM school_list_entries e JOIN school_lists l ON l.id = e.list_id
            WHERE e.school_id = o.id AND l.state = 'published' AND l.kind = ${list}::list_kind
              AND (${year}::integer IS NULL OR l.list_year = ${year}::integer)
              AND NOT EXISTS (SELECT FROM school_lists n WHERE n.owner_id = l.owner_id AND n.kind = l.kind
                   AND n.list_year = l.list_year AND n.state = 'published' AND n.number > l.number)))),
    place AS MATERIALIZED (SELECT p.key, p.id FROM fit p WHERE p.id = ${after}::uuid)
    SELECT f.id, f.code, f.name, f.short_name AS "shortName", f.municipality, f.school_type AS "schoolType",
           f.settlement, f.small, f.pupils, f.closed_on AS "closedOn", (SELECT count(*) FROM fit)::int AS count
      FROM fit f
     WHERE NOT EXISTS (SELECT FROM place)
        OR CASE WHEN ${down}::boolean THEN (f.key, f.id) < (SELECT p.key, p.id FROM place p)
                ELSE (f.key, f.id) > (SELECT p.key, p.id FROM place p) END
     ORDER BY CASE WHEN ${down}::boolean THEN f.key END DESC, CASE WHEN ${down}::boolean THEN f.id END DESC, f.key, f.id
     LIMIT ${address.take}`;
}

/** Newest published lists of two years the schools stand on, and the years there are lists of. Two statements. */
async function readLists(
  tx: Tx,
  { today }: TenantContext,
  ids: readonly string[],
): Promise<{ lists: Map<string, RegisterRow["lists"]>; listYears: number[] }> {
  const published = await tx.schoolList.findMany({
    where: { state: "published" },
    select: { id: true, kind: true, listYear: true, number: true, ownerId: true },
  });
  const year = Number(today.slice(0, 4));
  const current = newestOfEachOwner(published).filter(({ listYear }) => listYear >= year - 1);
  const entries = await tx.schoolListEntry.findMany({
    where: { listId: { in: current.map(({ id }) => id) }, schoolId: { in: [...ids] } },
    select: { listId: true, schoolId: true },
  });
  const lists = new Map<string, RegisterRow["lists"]>();
  for (const { listId, schoolId } of entries) {
    const list = current.find(({ id }) => id === listId);
    if (!list) continue;
    const { kind, listYear } = list;
    lists.set(
      schoolId,
      [...(lists.get(schoolId) ?? []), { kind, listYear }].sort((a, b) => b.listYear - a.listYear),
    );
  }
  const listYears = [...new Set(published.map(({ listYear }) => listYear))].sort((a, b) => b - a);
  return { lists, listYears };
}
