import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { ListKind } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { ownerOf } from "@/lib/modules/appointments/queries";
import { regionGapTasks } from "@/lib/modules/appointments/gaps/rules";
import type { Task } from "@/lib/modules/plans/tasks/types";
import type { Gap, GapKind, Norms } from "@/lib/modules/appointments/gaps/types";

interface GapRow {
  kind: GapKind;
  ownerCode: string;
  ownerName: string;
  ofRegion: boolean;
  schoolCode: string | null;
  schoolName: string | null;
  listKinds: ListKind[] | null;
  personName: string | null;
  since: string | null;
  closesOn: string | null;
  count: number | null;
  orderId: string | null;
  orderNumber: string | null;
  orderDate: string | null;
  orderEndsOn: string | null;
}

interface GapScope {
  regionId: string;
  /** Null: every authority, and the schools under the region itself. */
  ownerId: string | null;
  today: string;
}

/**
 * What stands open in the appointments on a day, gravest first: of one owner, or of the region by municipality. Lists are
 * those in force on the day, norms the region's. One statement. Source: product «People by order», handbook 6.2.
 */
export async function readGaps(tx: Tx, { regionId, ownerId, today }: GapScope): Promise<Gap[]> {
  const rows = await tx.$queryRaw<GapRow[]>`
    WITH norms AS (
      SELECT coalesce(max(schools_per_mentor), 3) AS most, coalesce(max(lapse_days), 30) AS lapse
        FROM appointment_norms WHERE region_id = ${regionId}::uuid),
    owners AS MATERIALIZED (
      SELECT o.id, o.code, o.short_name AS name, o.kind FROM organisations o
       WHERE o.region_id = ${regionId}::uuid AND o.kind IN ('municipality', 'region')
         AND (${ownerId}::uuid IS NULL OR o.id = ${ownerId}::uuid)),
    made AS MATERIALIZED (
      SELECT a.id, a.kind, a.organisation_id, a.order_id, a.school_id, a.workplace_id, a.person_name, a.starts_on, a.held_until,
             coalesce(a.user_id::text, a.person_id::text, a.person_name) AS who,
             a.starts_on <= ${today}::date AND (a.held_until IS NULL OR a.held_until >= ${today}::date) AS held,
             a.held_until < a.starts_on IS TRUE AS never
        FROM appointments a WHERE a.region_id = ${regionId}::uuid AND a.state = 'registered'),
    in_force AS (
      SELECT DISTINCT ON (l.kind) l.id, l.kind, l.list_year FROM school_lists l
       WHERE l.region_id = ${regionId}::uuid AND l.kind IN ('federal', 'regional') AND l.state = 'published'
         AND l.municipality_id IS NULL AND l.published_on <= ${today}::date
       ORDER BY l.kind, l.list_year DESC, l.number DESC),
    listed AS (
      SELECT s.id, s.code, s.short_name AS name, coalesce(s.municipality_id, s.region_id) AS owner_id,
             array_agg(f.kind::text ORDER BY f.kind) AS kinds,
             min((SELECT min(v.published_on) FROM school_lists v JOIN school_list_entries x ON x.list_id = v.id
                   WHERE v.region_id = ${regionId}::uuid AND v.kind = f.kind AND v.list_year = f.list_year
                     AND v.state = 'published' AND v.municipality_id IS NULL AND x.school_id = s.id)) AS since
        FROM in_force f JOIN school_list_entries e ON e.list_id = f.id JOIN organisations s ON s.id = e.school_id
       WHERE s.closed_on IS NULL OR s.closed_on > ${today}::date
       GROUP BY s.id),
    posts AS (SELECT unnest(ARRAY['specialist', 'methodologist']::appointment_kind[]) AS kind),
    gaps AS (
      SELECT ('no_' || p.kind)::text AS kind, o.id AS owner_id, NULL::uuid AS school_id, NULL::text AS person_name,
             (SELECT max(m.held_until) + 1 FROM made m WHERE m.organisation_id = o.id AND m.kind = p.kind
                AND NOT m.never AND m.held_until < ${today}::date) AS since,
             (SELECT min(m.starts_on) FROM made m WHERE m.organisation_id = o.id AND m.kind = p.kind
                AND NOT m.never AND m.starts_on > ${today}::date) AS closes_on,
             NULL::int AS count, NULL::uuid AS order_id
        FROM owners o CROSS JOIN posts p
       WHERE o.kind = 'municipality' AND NOT EXISTS (
         SELECT FROM made m WHERE m.organisation_id = o.id AND m.kind = p.kind AND m.held)
      UNION ALL
      SELECT 'no_mentor', o.id, l.id, NULL,
             greatest(l.since, (SELECT max(m.held_until) + 1 FROM made m WHERE m.school_id = l.id AND m.kind = 'mentor'
                AND NOT m.never AND m.held_until < ${today}::date)),
             (SELECT min(m.starts_on) FROM made m WHERE m.school_id = l.id AND m.kind = 'mentor'
                AND NOT m.never AND m.starts_on > ${today}::date), NULL, NULL
        FROM listed l JOIN owners o ON o.id = l.owner_id
       WHERE NOT EXISTS (SELECT FROM made m WHERE m.school_id = l.id AND m.kind = 'mentor' AND m.held)
      UNION ALL
      SELECT 'own_school', o.id, m.school_id, m.person_name, m.starts_on, NULL, NULL, m.order_id
        FROM made m JOIN owners o ON o.id = m.organisation_id
       WHERE m.kind = 'mentor' AND m.held AND m.workplace_id = m.school_id
      UNION ALL
      SELECT 'too_many', o.id, (array_agg(m.school_id ORDER BY m.starts_on DESC, m.id))[1], min(m.person_name), max(m.starts_on),
             NULL, count(DISTINCT m.school_id)::int, NULL
        FROM made m JOIN owners o ON o.id = m.organisation_id CROSS JOIN norms n
       WHERE m.kind = 'mentor' AND m.held
       GROUP BY o.id, m.who, n.most HAVING count(DISTINCT m.school_id) > n.most
      UNION ALL
      SELECT 'lapsing', o.id, NULL, NULL, r.ends_on + 1, NULL, NULL, r.id
        FROM orders r JOIN owners o ON o.id = r.organisation_id CROSS JOIN norms n
       WHERE r.region_id = ${regionId}::uuid AND r.kind = 'appointments' AND r.state = 'registered'
         AND r.starts_on <= ${today}::date AND r.ends_on BETWEEN ${today}::date AND ${today}::date + n.lapse
         AND r.superseded_by_id IS NULL AND r.revoked_on IS NULL
         AND NOT EXISTS (SELECT FROM orders x WHERE x.organisation_id = r.organisation_id AND x.kind = 'appointments'
                AND x.state = 'registered' AND x.id <> r.id AND x.starts_on > ${today}::date AND x.starts_on <= r.ends_on + 1
                AND x.revoked_on IS NULL AND x.superseded_by_id IS NULL))
    SELECT g.kind, o.code AS "ownerCode", o.name AS "ownerName", o.kind = 'region' AS "ofRegion",
           s.code AS "schoolCode", s.short_name AS "schoolName", l.kinds AS "listKinds", g.person_name AS "personName",
           g.since::text AS since, g.closes_on::text AS "closesOn", g.count, r.id AS "orderId", r.number AS "orderNumber",
           r.date::text AS "orderDate", r.ends_on::text AS "orderEndsOn"
      FROM gaps g JOIN owners o ON o.id = g.owner_id LEFT JOIN organisations s ON s.id = g.school_id
      LEFT JOIN listed l ON l.id = g.school_id LEFT JOIN orders r ON r.id = g.order_id
     ORDER BY o.kind = 'region', o.name, o.code,
              array_position(ARRAY['no_specialist', 'no_methodologist', 'no_mentor', 'own_school', 'too_many', 'lapsing'], g.kind),
              s.short_name, s.code, g.person_name`;
  return rows.map(toGap);
}

function toGap({
  schoolCode,
  schoolName,
  listKinds,
  orderId,
  orderNumber,
  orderDate,
  orderEndsOn,
  ...gap
}: GapRow): Gap {
  return {
    ...gap,
    school: schoolCode !== null && schoolName !== null ? { code: schoolCode, name: schoolName } : null,
    listKinds: listKinds ?? [],
    order:
      orderId !== null && orderNumber !== null && orderDate !== null
        ? { id: orderId, number: orderNumber, date: orderDate, endsOn: orderEndsOn }
        : null,
  };
}

/** Gaps of the address: of an authority, or of the region for the schools that answer to it. One statement. */
export async function listGaps(ctx: TenantContext): Promise<Gap[]> {
  const owner = ownerOf(ctx);
  return withTenant(ctx, "appointment:read", (tx) =>
    readGaps(tx, { regionId: owner.regionId, ownerId: owner.organisationId, today: ctx.today }),
  );
}

/** Gaps of the whole region by municipality with the norms they are found by. Three statements. */
export async function listRegionGaps(
  ctx: TenantContext,
): Promise<{ gaps: Gap[]; norms: Norms; authorities: { code: string; name: string }[] }> {
  const { regionId } = ownerOf(ctx);
  return withTenant(ctx, "school-list:read-all", async (tx) => {
    const gaps = await readGaps(tx, { regionId, ownerId: null, today: ctx.today });
    const norms = await readNorms(tx, regionId);
    const authorities = await tx.organisation.findMany({
      where: { regionId, kind: "municipality" },
      select: { code: true, shortName: true },
      orderBy: [{ shortName: "asc" }, { code: "asc" }],
    });
    return {
      gaps,
      norms,
      authorities: authorities.map(({ code, shortName }) => ({ code, name: shortName })),
    };
  });
}

/** «Сейчас нужно» of ИМАЦ about appointments. One statement. */
export async function getRegionGapTasks(ctx: TenantContext): Promise<Task[]> {
  const { regionId } = ownerOf(ctx);
  return withTenant(ctx, "school-list:read-all", async (tx) =>
    regionGapTasks(await readGaps(tx, { regionId, ownerId: null, today: ctx.today })),
  );
}

/** Norms of the region; the proposals of the handbook while ИМАЦ has not touched them. One statement. */
export async function readNorms(tx: Tx, regionId: string): Promise<Norms> {
  const stored = await tx.appointmentNorms.findUnique({ where: { regionId } });
  return {
    schoolsPerMentor: stored?.schoolsPerMentor ?? 3,
    lapseDays: stored?.lapseDays ?? 30,
    version: stored?.version ?? 0,
  };
}
