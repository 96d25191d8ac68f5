import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { refusePassing } from "@/lib/modules/monitorings/feed/policy";
import { resultKey } from "@/lib/modules/monitorings/feed/rules";
import type { CampaignFeed, CurrentResult, FeedRow } from "@/lib/modules/monitorings/feed/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";

/** Schools shown of each list; the counts are of all. */
const SHOWN = 100;

/** An accepted form that results do not know as it stands. */
export interface WaitingForm {
  submissionId: string;
  schoolId: string;
  /** The authority the school answers to today. */
  municipalityId: string | null;
  sending: number;
  answers: Record<string, unknown>;
  lastYear: Record<string, unknown>;
  facts: Record<string, unknown>;
}

/**
 * Accepted forms of schools that were not passed on as they stand, in the order of the campaign, and how many there are.
 * A school that closed before the year has no results of it. One statement.
 */
export async function readWaitingForms(
  tx: Tx,
  { campaignId, year, most }: { campaignId: string; year: number; most: number },
): Promise<{ forms: WaitingForm[]; waiting: number }> {
  const rows = await tx.$queryRaw<(WaitingForm & { waiting: number })[]>`
    WITH waiting AS (
      SELECT s.id, s.ordinal, s.school_id, o.municipality_id, s.accepted_sending, count(*) OVER ()::int AS waiting
        FROM submissions s JOIN organisations o ON o.id = s.school_id
        LEFT JOIN result_feeds f ON f.submission_id = s.id
       WHERE s.campaign_id = ${campaignId}::uuid AND s.state = 'accepted' AND s.excused_at IS NULL
         AND f.sending IS DISTINCT FROM s.accepted_sending
         AND (o.closed_on IS NULL OR extract(year FROM o.closed_on) >= ${year})
       ORDER BY s.ordinal LIMIT ${most})
    SELECT w.id AS "submissionId", w.school_id AS "schoolId", w.municipality_id AS "municipalityId",
           w.accepted_sending AS sending, n.answers, n.last_year AS "lastYear", n.facts, w.waiting
      FROM waiting w JOIN submission_sendings n ON n.submission_id = w.id AND n.number = w.accepted_sending
     ORDER BY w.ordinal`;
  return { forms: rows.map(({ waiting: _waiting, ...form }) => form), waiting: rows[0]?.waiting ?? 0 };
}

/** Results in force of a year by school, each by its indicator and attempt. One statement. */
export async function readCurrentResults(
  tx: Tx,
  { regionId, year, schoolIds }: { regionId: string; year: number; schoolIds: readonly string[] },
): Promise<Map<string, Map<string, CurrentResult>>> {
  const rows = await tx.$queryRaw<(CurrentResult & { indicator: string })[]>`
    SELECT r.id, r.school_id AS "schoolId", r.indicator_id AS "indicatorId", i.code AS indicator, r.attempt::text,
           r.sitting::text, r.state::text, r.enrolled, r.participants, r.below_min AS "belowMin", r.source,
           r.submission_id AS "submissionId"
      FROM assessment_results r JOIN result_indicators i ON i.id = r.indicator_id
     WHERE r.region_id = ${regionId}::uuid AND r.year = ${year} AND r.superseded_at IS NULL
       AND r.school_id = ANY (${schoolIds}::uuid[])`;
  const found = new Map<string, Map<string, CurrentResult>>();
  for (const { indicator, ...row } of rows) {
    const of = found.get(row.schoolId) ?? new Map<string, CurrentResult>();
    of.set(resultKey(indicator, row.attempt), row);
    found.set(row.schoolId, of);
  }
  return found;
}

interface Counts {
  accepted: number;
  waiting: number;
  changed: number;
  passed: number;
  reopenedCount: number;
  differingCount: number;
  lastAt: Date | null;
  lastBy: string | null;
}

/**
 * How a monitoring stands with results: what is accepted, passed on, accepted anew or opened again since, and whose
 * figures other sources tell otherwise. Four statements.
 *
 * @throws AppError NOT_FOUND past the region.
 */
export async function getCampaignFeed(
  ctx: TenantContext,
  { id, state, year, feeds }: Pick<CampaignDetails, "id" | "state" | "year" | "feeds">,
): Promise<CampaignFeed> {
  const { organisation } = ctx;
  if (organisation?.kind !== "region") throw notFoundError();
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const [counts] = await tx.$queryRaw<Counts[]>`
      SELECT count(*) FILTER (WHERE accepted)::int AS accepted,
             count(*) FILTER (WHERE accepted AND sending IS NULL)::int AS waiting,
             count(*) FILTER (WHERE accepted AND sending <> accepted_sending)::int AS changed,
             count(*) FILTER (WHERE accepted AND sending = accepted_sending)::int AS passed,
             count(*) FILTER (WHERE sending IS NOT NULL AND state <> 'accepted')::int AS "reopenedCount",
             count(*) FILTER (WHERE "left" <> '[]')::int AS "differingCount",
             max(passed_at) AS "lastAt", (array_agg(passed_by_name ORDER BY passed_at DESC NULLS LAST))[1] AS "lastBy"
        FROM (SELECT s.state, s.state = 'accepted' AND s.excused_at IS NULL AS accepted, s.accepted_sending, f.sending, f."left",
                     f.passed_at, f.passed_by_name
                FROM submissions s JOIN organisations o ON o.id = s.school_id
                LEFT JOIN result_feeds f ON f.submission_id = s.id
               WHERE s.campaign_id = ${id}::uuid
                 AND (o.closed_on IS NULL OR extract(year FROM o.closed_on) >= ${year})) one`;
    const reopened = await tx.$queryRaw<{ code: string; name: string }[]>`
      SELECT o.code, o.short_name AS name
        FROM result_feeds f JOIN submissions s ON s.id = f.submission_id JOIN organisations o ON o.id = s.organisation_id
       WHERE s.campaign_id = ${id}::uuid AND s.state <> 'accepted' ORDER BY s.ordinal LIMIT ${SHOWN}`;
    const differing = await tx.$queryRaw<FeedRow[]>`
      SELECT o.code, o.short_name AS name, m.short_name AS municipality, f."left"
        FROM result_feeds f JOIN submissions s ON s.id = f.submission_id JOIN organisations o ON o.id = s.organisation_id
        LEFT JOIN organisations m ON m.id = o.municipality_id
       WHERE s.campaign_id = ${id}::uuid AND f."left" <> '[]' ORDER BY m.short_name, s.ordinal LIMIT ${SHOWN}`;
    const titles = new Map(
      (await tx.resultIndicator.findMany({ where: { regionId }, select: { code: true, title: true } })).map(
        (one) => [one.code, one.title],
      ),
    );
    const { lastAt, lastBy, ...numbers } = counts ?? NO_COUNTS;
    const refusal = refusePassing({ state, year, feeds }, ctx.today);
    return {
      ...numbers,
      campaignId: id,
      organisation: organisation.code,
      year,
      reopened,
      differing: differing.map((row) => ({
        ...row,
        left: row.left.map((one) => ({ ...one, indicator: titles.get(one.indicator) ?? one.indicator })),
      })),
      last: lastAt && { at: lastAt.toISOString(), by: lastBy ?? "" },
      timeZone: ctx.timeZone,
      can: { pass: can(ctx, "result:load") && refusal === null },
      refusal,
    };
  });
}

const NO_COUNTS: Counts = {
  accepted: 0,
  waiting: 0,
  changed: 0,
  passed: 0,
  reopenedCount: 0,
  differingCount: 0,
  lastAt: null,
  lastBy: null,
};
