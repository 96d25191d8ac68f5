import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { CampaignState, SubmissionState } from "@/lib/core/db/enums";
import { withTenant } from "@/lib/core/db/with-tenant";
import { dateInZone } from "@/lib/core/format/zone";
import { isWritable, sendBefore } from "@/lib/modules/monitorings/submissions/rules";
import {
  checkingTasks,
  owedTasks,
  plannedTasks,
  type CheckedCampaign,
} from "@/lib/modules/monitorings/tasks/rules";
import type { Task } from "@/lib/modules/plans/tasks/types";

/** Windows that ended longer ago are no task of anybody: days. */
const LONGEST_ARREARS = 120;

interface OwedRow {
  year: number;
  code: string;
  title: string;
  opensAt: Date;
  respondentBefore: Date;
  regionBefore: Date;
  now: Date;
  /** Null where the organisation is not asked. */
  state: SubmissionState | null;
  returnBefore: Date | null;
  extendedBefore: Date | null;
  reason: string | null;
}

/** «Сейчас нужно» of a school about monitorings. One statement. */
export async function getSchoolFormTasks(ctx: TenantContext): Promise<Task[]> {
  if (!can(ctx, "submission:fill")) return [];
  return withTenant(ctx, "submission:fill", async (tx) => {
    const rows = await listFields(tx, ctx, { areaId: null });
    return toOwedTasks(ctx, rows);
  });
}

/** The same of an authority: its own form, and those of its schools. One statement, in the caller's unit of work. */
export async function listMonitoringTasks(tx: Tx, ctx: TenantContext): Promise<Task[]> {
  const { organisation } = ctx;
  if (organisation?.kind !== "municipality") return [];
  const rows = await listFields(tx, ctx, { areaId: organisation.id });
  const checked = can(ctx, "submission:check")
    ? rows.map(({ submitted, municipalityUntil, ...row }) => ({
        ...row,
        waiting: submitted,
        until: municipalityUntil,
      }))
    : [];
  return [
    ...(can(ctx, "submission:fill") ? toOwedTasks(ctx, rows) : []),
    ...checkingTasks(`/municipalities/${organisation.code}/submissions`, "submitted", ctx.today, checked),
  ];
}

/** The same of ИМАЦ: windows to confirm and to open, forms to accept. One statement. */
export async function getRegionMonitoringTasks(ctx: TenantContext): Promise<Task[]> {
  const [plans, accepts] = [can(ctx, "campaign:manage"), can(ctx, "submission:accept")];
  if (!plans && !accepts) return [];
  return withTenant(ctx, "monitoring:read", async (tx) => {
    const rows = await tx.$queryRaw<RegionRow[]>`
      SELECT c.year, c.code, c.title, c.state::text AS state, c.confirmed_at IS NOT NULL AS confirmed,
             c.opens_on::text AS "opensOn", c.respondent_until_on::text AS "unsentUntil", c.region_until_on::text AS until,
             coalesce(sum(k.checked), 0)::int AS waiting, coalesce(sum(k.not_started + k.draft), 0)::int AS unsent,
             (SELECT count(*) FROM submission_extensions e JOIN submissions s ON s.id = e.submission_id
               WHERE e.state = 'requested' AND s.campaign_id = c.id)::int AS requests
        FROM campaigns c LEFT JOIN campaign_counters k ON k.campaign_id = c.id
       WHERE c.state <> 'cancelled' AND c.region_until_on >= ${ctx.today}::date - ${LONGEST_ARREARS}::int
       GROUP BY c.id ORDER BY c.opens_on, c.code`;
    return [
      ...(plans ? plannedTasks(ctx.today, rows) : []),
      ...(accepts ? checkingTasks("/region/submissions", "checked", ctx.today, rows) : []),
    ];
  });
}

interface RegionRow extends CheckedCampaign {
  state: CampaignState;
  confirmed: boolean;
  opensOn: string;
}

interface FieldRow extends OwedRow {
  submitted: number;
  unsent: number;
  unsentUntil: string;
  municipalityUntil: string;
  requests: number;
}

/** Opened campaigns as the organisation of the address has to do with them: its own form, and the counts of its area. */
async function listFields(
  tx: Tx,
  { organisation, today }: TenantContext,
  { areaId }: { areaId: string | null },
): Promise<FieldRow[]> {
  if (!organisation) return [];
  return tx.$queryRaw<FieldRow[]>`
    SELECT c.year, c.code, c.title, c.opens_at AS "opensAt", c.respondent_before AS "respondentBefore",
           c.region_before AS "regionBefore", portal_now() AS now, s.state::text AS state,
           s.return_before AS "returnBefore", s.extended_before AS "extendedBefore",
           (SELECT t.reason FROM submission_steps t WHERE t.submission_id = s.id AND t.action IN ('return', 'reopen')
             ORDER BY t.at DESC LIMIT 1) AS reason,
           coalesce(k.submitted, 0) AS submitted, coalesce(k.not_started + k.draft, 0) AS unsent,
           c.respondent_until_on::text AS "unsentUntil", c.municipality_until_on::text AS "municipalityUntil",
           (SELECT count(*) FROM submission_extensions e JOIN submissions o ON o.id = e.submission_id
             WHERE e.state = 'requested' AND o.campaign_id = c.id AND o.area_id = ${areaId}::uuid
               AND o.school_id IS NOT NULL)::int AS requests
      FROM campaigns c
      LEFT JOIN submissions s ON s.campaign_id = c.id AND s.organisation_id = ${organisation.id}::uuid
        AND s.excused_at IS NULL
      LEFT JOIN campaign_counters k ON k.campaign_id = c.id AND k.area_id = ${areaId}::uuid AND c.respondent = 'school'
     WHERE c.region_id = ${organisation.regionId}::uuid AND c.state = 'opened'
       AND (c.region_until_on >= ${today}::date - ${LONGEST_ARREARS}::int
         OR s.return_before > portal_now() OR s.extended_before > portal_now())
     ORDER BY c.opens_on, c.code`;
}

/** Forms that wait to be written; one whose whole window is over, with no time of its own left, is nobody's task. */
function toOwedTasks({ organisation, timeZone, today }: TenantContext, rows: readonly OwedRow[]): Task[] {
  const area = organisation?.kind === "school" ? "schools" : "municipalities";
  const owed = rows.flatMap(({ state, reason, now, ...row }) => {
    if (state === null || !isWritable(state) || now < row.opensAt) return [];
    const before = sendBefore({
      state,
      window: { respondentBefore: row.respondentBefore.getTime() },
      returnBefore: row.returnBefore?.getTime() ?? null,
      extendedBefore: row.extendedBefore?.getTime() ?? null,
    });
    if (now >= row.regionBefore && now.getTime() >= before) return [];
    const until = dateInZone(new Date(before - 1), timeZone);
    return [{ ...row, state, until, returnReason: reason ?? "" }];
  });
  return owedTasks(`/${area}/${organisation?.code ?? ""}`, today, owed);
}
