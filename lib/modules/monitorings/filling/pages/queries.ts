import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone } from "@/lib/core/format/zone";
import { sentSections, type Sent } from "@/lib/modules/monitorings/answers/sent/rules";
import { EXTENSION_PARTS, extensionRights, toExtensions } from "@/lib/modules/monitorings/extensions/queries";
import { readDraft } from "@/lib/modules/monitorings/filling/drafts/queries";
import type { Filling, SentForm, SubmissionPage } from "@/lib/modules/monitorings/filling/pages/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { readBeside } from "@/lib/modules/monitorings/prefill/queries";
import { THREAD_PARTS, toThreads } from "@/lib/modules/monitorings/remarks/queries";
import { allowFilling, allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import { submissionFacts, submissionRights } from "@/lib/modules/monitorings/submissions/queries";
import { toSteps } from "@/lib/modules/monitorings/submissions/steps/queries";
import { isWritable, sendBefore } from "@/lib/modules/monitorings/submissions/rules";
import type { SubmissionRights } from "@/lib/modules/monitorings/submissions/types";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";
import { hintsOf } from "@/lib/modules/monitorings/versions/hints/queries";

const PARTS = {
  campaign: true,
  steps: { orderBy: [{ at: "desc" }, { id: "desc" }] },
  remarks: THREAD_PARTS,
  extensions: EXTENSION_PARTS,
} as const satisfies Prisma.SubmissionInclude;

type Stored = Prisma.SubmissionGetPayload<{ include: typeof PARTS }>;

/**
 * What the organisation of the address owes a campaign: for those who answer, what is being written with all that stands
 * beside it; for everybody, and for paper, what was sent last. Eight statements at most.
 *
 * @throws AppError NOT_FOUND when it owes nothing there, or is not the person's to see.
 */
export async function getSubmissionPage(
  ctx: TenantContext,
  { year, code, onPaper = false }: { year: number; code: string; onPaper?: boolean },
): Promise<SubmissionPage> {
  const { organisation } = ctx;
  if (organisation === null || organisation.kind === "region") throw notFoundError();
  const { kind, id: organisationId, code: organisationCode, name } = organisation;
  return withTenant(ctx, "submission:read", async (tx, { regionId, membership }) => {
    const stored = await tx.submission.findFirst({
      where: { regionId, organisationId, campaign: { regionId, year, code } },
      include: PARTS,
      relationLoadStrategy: "join",
    });
    if (!stored?.campaign.formVersionId) throw notFoundError();
    const facts = submissionFacts(stored, ctx, await portalNow(tx));
    const rights = submissionRights(ctx, stored);
    const form = await publishedForm(tx, stored.campaign.formVersionId);
    const writes = !onPaper && rights.fill && isWritable(stored.state) && !facts.excused;
    return {
      id: stored.id,
      version: stored.version,
      organisation: { code: organisationCode, name, kind },
      campaign: { code, year, title: stored.campaign.title },
      state: stored.state,
      untilOn: dateInZone(new Date(sendBefore(facts) - 1), ctx.timeZone),
      excuseReason: stored.excuseReason,
      filling: writes ? await readFilling(tx, ctx, stored, form, rights) : null,
      sent:
        stored.sendings > 0
          ? await readSent(tx, stored, writes ? null : form, can(ctx, "submission:read-small"))
          : null,
      threads: toThreads(stored.remarks, {
        state: stored.state,
        speaker: rights.fill ? "respondent" : null,
      }),
      extensions: toExtensions(stored.extensions),
      steps: toSteps(stored.steps),
      today: ctx.today,
      timeZone: ctx.timeZone,
      viewer: { id: ctx.user.id, email: ctx.user.email },
      can: {
        fill: allowFilling(facts, rights),
        send: allowSubmissionAction("send", facts, rights),
        recall: allowSubmissionAction("recall", facts, rights).allowed,
        askTime: extensionRights(stored.extensions, facts, rights).whyNotRequest === null,
        review: membership.organisation.kind !== "school" && membership.organisation.id !== organisationId,
      },
    };
  });
}

async function readFilling(
  tx: Tx,
  ctx: TenantContext,
  stored: Stored,
  form: Form,
  rights: SubmissionRights,
): Promise<Filling> {
  const { campaign, organisationId, regionId, municipalityId, schoolId, openQuestions } = stored;
  return {
    form,
    ...(await readDraft(tx, stored.id)),
    ...(await readBeside(tx, form, {
      code: campaign.code,
      year: campaign.year,
      formVersionId: campaign.formVersionId ?? "",
      organisationId,
      regionId,
      municipalityId,
      schoolId,
      today: ctx.today,
      timeZone: ctx.timeZone,
    })),
    returned: stored.state === "returned",
    openQuestions,
    signs: rights.send,
    library: await hintsOf(tx, regionId, form),
  };
}

async function readSent(
  tx: Tx,
  { id, sendings }: Stored,
  form: Form | null,
  seesSmall: boolean,
): Promise<SentForm> {
  const sending = await tx.submissionSending.findUniqueOrThrow({
    where: { submissionId_number: { submissionId: id, number: sendings } },
  });
  const { number, receipt, sentAt, sentByName, timeliness, warnings, checksum } = sending;
  const sent = {
    answers: sending.answers,
    explanations: sending.explanations,
    origins: sending.origins,
    lastYear: sending.lastYear,
    facts: sending.facts,
  } as Sent;
  return {
    number,
    receipt,
    sentAt: sentAt.toISOString(),
    sentBy: sentByName,
    timeliness,
    warnings,
    checksum: Buffer.from(checksum).toString("hex"),
    sections: form === null ? [] : sentSections(form, sent, { usual: null, before: null, seesSmall }),
  };
}
