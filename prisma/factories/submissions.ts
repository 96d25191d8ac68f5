import type { Tx } from "@/lib/core/db/client";
import type { SubmissionState } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { actAs } from "@/lib/core/db/owner";

interface SendingFields {
  answers?: Prisma.InputJsonObject;
  explanations?: Prisma.InputJsonObject;
  origins?: Prisma.InputJsonObject;
  lastYear?: Prisma.InputJsonObject;
  facts?: Prisma.InputJsonObject;
  warnings?: number;
  /** Now, when absent. */
  sentAt?: Date;
  sentBy?: { id: string; fullName: string };
}

/** Steps of the table, as refuse_forbidden_step() of the migration allows them. */
const STEPS: Record<SubmissionState, readonly SubmissionState[]> = {
  not_started: ["draft"],
  draft: ["submitted", "checked"],
  submitted: ["checked", "returned"],
  checked: ["accepted", "returned"],
  returned: ["submitted", "checked"],
  reopened: ["submitted", "checked"],
  accepted: ["reopened"],
};

/**
 * Sends a submission with answers, by the steps of its table, as its respondent would: to its authority, or to ИМАЦ where
 * there is none or where ИМАЦ returned it. The caller stands at the region again after it.
 *
 * @returns the number of the sending.
 */
export async function buildSending(
  tx: Tx,
  regionId: string,
  submissionId: string,
  { answers = {}, explanations = {}, warnings = 0, sentAt, sentBy, ...more }: SendingFields = {},
): Promise<number> {
  await actAs(tx, { regionId });
  const found = await tx.submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { campaign: true },
  });
  const { campaign, organisationId, municipalityId, schoolId } = found;
  const number = found.sendings + 1;
  const [{ now } = { now: new Date(0) }] = await tx.$queryRaw<{ now: Date }[]>`SELECT portal_now() AS now`;
  const at = sentAt ?? now;
  const by = { sentById: sentBy?.id ?? organisationId, sentByName: sentBy?.fullName ?? "Директор школы" };
  const timeliness =
    found.timeliness ??
    (found.round > 1 ? "after_reopening" : at < campaign.respondentBefore ? "on_time" : "with_permission");
  await actAs(tx, { regionId, municipalityId, schoolId });
  await tx.submissionSending.create({
    data: {
      regionId,
      submissionId,
      number,
      round: found.round,
      receipt: `${campaign.code}-${String(campaign.year)}-${String(found.ordinal).padStart(4, "0")}-${String(number)}`,
      formVersionId: campaign.formVersionId ?? "",
      answers,
      explanations,
      warnings,
      sentAt: at,
      timeliness,
      checksum: new Uint8Array(32),
      ...by,
      ...more,
    },
  });
  const toRegion = schoolId === null || municipalityId === null || found.returnedBy === "region";
  const state = toRegion ? "checked" : "submitted";
  await tx.submissionStep.create({
    data: {
      regionId,
      submissionId,
      action: "send",
      from: found.state,
      to: state,
      sending: number,
      side: "respondent",
      byId: by.sentById,
      byName: by.sentByName,
      at,
    },
  });
  await actAs(tx, { regionId });
  await leadSubmission(tx, submissionId, state, {
    sendings: number,
    sentAt: at,
    stateAt: at,
    openedAt: null,
    firstSentAt: found.firstSentAt ?? at,
    timeliness,
    warnings,
  });
  return number;
}

/**
 * Brings a submission to a state by the shortest way its table allows, without the words and remarks of the commands.
 * The caller stands at the region.
 */
export async function leadSubmission(
  tx: Tx,
  id: string,
  to: SubmissionState,
  last: Prisma.SubmissionUncheckedUpdateInput = {},
): Promise<void> {
  const found = await tx.submission.findUniqueOrThrow({ where: { id } });
  for (const state of wayTo(found.state, to)) {
    await tx.submission.update({
      where: { id },
      data: {
        state,
        version: { increment: 1 },
        ...(state === "returned" && { returnedBy: "municipality" }),
        ...(state === "accepted" && { acceptedSending: found.sendings, returnedBy: null }),
        ...(state === "reopened" && { round: { increment: 1 } }),
        ...(state === to && last),
      },
    });
  }
}

function wayTo(from: SubmissionState, to: SubmissionState): SubmissionState[] {
  const ways: SubmissionState[][] = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const here = way.at(-1) ?? from;
    if (here === to) return way.slice(1);
    for (const next of STEPS[here]) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  throw new Error(`A submission does not come from ${from} to ${to}`);
}
