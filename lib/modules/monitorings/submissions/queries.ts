import { roleHas } from "@/lib/core/auth/permissions";
import type { TenantContext } from "@/lib/core/auth/tenant-context";
import type { Tx } from "@/lib/core/db/client";
import type { CampaignState, CheckLevel, SubmissionState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError, notFoundError } from "@/lib/core/errors";
import { allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import type {
  Allowance,
  HeldSubmission,
  SubmissionAction,
  SubmissionFacts,
  SubmissionRights,
} from "@/lib/modules/monitorings/submissions/types";

interface HeldRow {
  id: string;
  region_id: string;
  municipality_id: string | null;
  school_id: string | null;
  organisation_id: string;
  campaign_id: string;
  ordinal: number;
  sendings: number;
  version: number;
  state: SubmissionState;
  round: number;
  opened: boolean;
  excused: boolean;
  returned_by: CheckLevel | null;
  return_before: Date | null;
  extended_before: Date | null;
  open_questions: string[];
  year: number;
  code: string;
  form_version_id: string | null;
  campaign_state: CampaignState;
  now: Date;
  opens_at: Date;
  respondent_before: Date;
  municipality_before: Date;
  region_before: Date;
}

/**
 * Locks a submission, then holds the window of its campaign, and only then looks at the clock: a request that waited for
 * either across the end of the window is late. One statement. Who changes a campaign touches no submission in the same
 * unit of work, so nobody waits in a circle.
 *
 * @throws AppError NOT_FOUND when it is not there for the reader, STALE when `version` is given and is not today's.
 */
export async function holdSubmission(
  tx: Tx,
  { id, timeZone, version }: { id: string; timeZone: string; version?: number },
): Promise<HeldSubmission> {
  const [held] = await holdSubmissions(tx, { ids: [id], timeZone });
  if (!held) throw notFoundError();
  if (version !== undefined && held.version !== version) throw staleSubmission();
  return held;
}

/** The same of many, locked in one order so that two never wait for each other; what is not there is left out. */
export async function holdSubmissions(
  tx: Tx,
  { ids, timeZone }: { ids: string[]; timeZone: string },
): Promise<HeldSubmission[]> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    WITH held AS MATERIALIZED (SELECT * FROM submissions WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE)
    SELECT h.id, h.region_id, h.municipality_id, h.school_id, h.organisation_id, h.campaign_id, h.ordinal, h.sendings,
           h.version, h.state::text AS state, h.round, h.opened_at IS NOT NULL AS opened,
           h.excused_at IS NOT NULL AS excused, h.returned_by::text AS returned_by, h.return_before, h.extended_before,
           h.open_questions, c.year, c.code, c.form_version_id, w.state::text AS campaign_state, w.now, w.opens_at,
           w.respondent_before, w.municipality_before, w.region_before
      FROM held h JOIN campaigns c ON c.id = h.campaign_id CROSS JOIN LATERAL hold_campaign(h.campaign_id) w`;
  // A campaign asks by a version of its form from the day it has submissions on.
  return rows.flatMap(({ form_version_id, ...row }) =>
    form_version_id === null ? [] : [toHeld(row, form_version_id, timeZone)],
  );
}

function toHeld(
  row: Omit<HeldRow, "form_version_id">,
  formVersionId: string,
  timeZone: string,
): HeldSubmission {
  return {
    id: row.id,
    regionId: row.region_id,
    municipalityId: row.municipality_id,
    organisationId: row.organisation_id,
    campaignId: row.campaign_id,
    ordinal: row.ordinal,
    sendings: row.sendings,
    version: row.version,
    year: row.year,
    code: row.code,
    formVersionId,
    openQuestions: row.open_questions,
    facts: {
      state: row.state,
      campaign: row.campaign_state,
      window: {
        opens: row.opens_at.getTime(),
        respondentBefore: row.respondent_before.getTime(),
        municipalityBefore: row.municipality_before.getTime(),
        regionBefore: row.region_before.getTime(),
      },
      now: row.now.getTime(),
      timeZone,
      middleLevel: row.school_id !== null && row.municipality_id !== null,
      opened: row.opened,
      excused: row.excused,
      returnedBy: row.returned_by,
      round: row.round,
      returnBefore: row.return_before?.getTime() ?? null,
      extendedBefore: row.extended_before?.getTime() ?? null,
    },
  };
}

/**
 * Holds a submission for an action its policy allows the person now.
 *
 * @throws AppError NOT_FOUND, STALE as `holdSubmission`, CONFLICT with the sentence of the policy.
 */
export async function holdSubmissionFor(
  tx: Tx,
  ctx: TenantContext,
  action: SubmissionAction,
  { id, version }: { id: string; version: number },
): Promise<HeldSubmission> {
  const held = await holdSubmission(tx, { id, timeZone: ctx.timeZone });
  // What has moved on meanwhile is told by its state, which says more than that the page is old.
  requireAllowed(allowSubmissionAction(action, held.facts, submissionRights(ctx, held)));
  if (held.version !== version) throw staleSubmission();
  return held;
}

/** @throws AppError CONFLICT with the sentence of a policy that refuses; FORBIDDEN for whom it would refuse at any time. */
export function requireAllowed(allowance: Allowance, permitted = true): void {
  if (!allowance.allowed) throw new AppError(permitted ? "CONFLICT" : "FORBIDDEN", allowance.reason);
}

type StoredSubmission = Prisma.SubmissionGetPayload<{ include: { campaign: true } }>;

/** A stored submission as its rules see it at an instant: for pages; a command holds it first. */
export function submissionFacts(
  stored: StoredSubmission,
  { timeZone }: Pick<TenantContext, "timeZone">,
  now: Date,
): SubmissionFacts {
  const { campaign } = stored;
  return {
    state: stored.state,
    campaign: campaign.state,
    window: {
      opens: campaign.opensAt.getTime(),
      respondentBefore: campaign.respondentBefore.getTime(),
      municipalityBefore: campaign.municipalityBefore.getTime(),
      regionBefore: campaign.regionBefore.getTime(),
    },
    now: now.getTime(),
    timeZone,
    middleLevel: stored.schoolId !== null && stored.municipalityId !== null,
    opened: stored.openedAt !== null,
    excused: stored.excusedAt !== null,
    returnedBy: stored.returnedBy,
    round: stored.round,
    returnBefore: stored.returnBefore?.getTime() ?? null,
    extendedBefore: stored.extendedBefore?.getTime() ?? null,
  };
}

/** Somebody took the submission on meanwhile. */
export function staleSubmission(): AppError {
  return new AppError("STALE", "Состояние формы изменилось, пока страница была открыта. Обновите страницу.");
}

/** What the person may do to the submission of an organisation by all their roles here; time and state aside. */
export function submissionRights(
  { memberships }: TenantContext,
  { organisationId, municipalityId }: Pick<HeldSubmission, "organisationId" | "municipalityId">,
): SubmissionRights {
  const holds = (permission: Parameters<typeof roleHas>[1], where: string | null) =>
    memberships.some(
      ({ role, organisation }) =>
        roleHas(role, permission) &&
        (where === null ? organisation.kind === "region" : organisation.id === where),
    );
  return {
    fill: holds("submission:fill", organisationId),
    send: holds("submission:send", organisationId),
    check:
      municipalityId !== null &&
      municipalityId !== organisationId &&
      holds("submission:check", municipalityId),
    accept: holds("submission:accept", null),
    reopen: holds("submission:reopen", null),
  };
}
