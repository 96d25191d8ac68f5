import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Tx } from "@/lib/core/db/client";
import type { CheckLevel } from "@/lib/core/db/enums";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { differencesOf, sentSections, type Sent } from "@/lib/modules/monitorings/answers/sent/rules";
import type { Answers } from "@/lib/modules/monitorings/answers/types";
import { readUsualRanges } from "@/lib/modules/monitorings/checking/plausibility/queries";
import { allowNote, checkingLevel } from "@/lib/modules/monitorings/checking/policy";
import { readPlace } from "@/lib/modules/monitorings/checking/queue/queries";
import type { QueueParams } from "@/lib/modules/monitorings/checking/queue/types";
import { comparedWith } from "@/lib/modules/monitorings/checking/review/rules";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";
import { EXTENSION_PARTS, extensionRights, toExtensions } from "@/lib/modules/monitorings/extensions/queries";
import { THREAD_PARTS, toThreads } from "@/lib/modules/monitorings/remarks/queries";
import { allowSubmissionAction } from "@/lib/modules/monitorings/submissions/policy";
import { submissionFacts, submissionRights } from "@/lib/modules/monitorings/submissions/queries";
import { toSteps } from "@/lib/modules/monitorings/submissions/steps/queries";
import type { SubmissionAction } from "@/lib/modules/monitorings/submissions/types";
import { readWorkingDayAfter } from "@/lib/modules/monitorings/terms/queries";
import { publishedForm } from "@/lib/modules/monitorings/versions/definitions/queries";

/** Working days offered for a correction. */
const DAYS_TO_CORRECT = 2;

const PARTS = {
  organisation: { select: { name: true, municipality: { select: { code: true, shortName: true } } } },
  campaign: true,
  steps: { orderBy: [{ at: "desc" }, { id: "desc" }] },
  remarks: THREAD_PARTS,
  note: true,
  extensions: EXTENSION_PARTS,
} as const satisfies Prisma.SubmissionInclude;

type Stored = Prisma.SubmissionGetPayload<{ include: typeof PARTS }>;

/**
 * What the organisation of the address sent to a campaign, with all a checker looks at: answers in words beside last
 * year's, findings with their explanations, marks of plausibility, what changed since the return, threads, history, and
 * the neighbours in the queue. What is being written is not read. Eight statements.
 *
 * `respondent`: the code of a school whose form the authority of the address keeps, though the school may have moved since.
 *
 * @throws AppError NOT_FOUND for the respondent's own people: their page is another one.
 */
export async function getReview(
  ctx: TenantContext,
  { year, code, respondent = null }: { year: number; code: string; respondent?: string | null },
  filter: QueueParams,
): Promise<SubmissionReview> {
  const { organisation } = ctx;
  if (organisation === null) throw notFoundError();
  const permission = can(ctx, "submission:check")
    ? "submission:check"
    : can(ctx, "submission:accept")
      ? "submission:accept"
      : "submission:read";
  return withTenant(ctx, permission, async (tx, { regionId, membership }) => {
    const reader = membership.organisation;
    const stored = await tx.submission.findFirst({
      where: {
        campaign: { regionId, year, code },
        ...(respondent === null
          ? { regionId, organisationId: organisation.id }
          : { regionId, municipalityId: organisation.id, organisation: { code: respondent } }),
      },
      include: PARTS,
      relationLoadStrategy: "join",
    });
    // Who answers reads what was sent on a page of their own, without the checkers' tools.
    if (!stored?.campaign.formVersionId || reader.kind === "school" || reader.id === stored.organisationId)
      throw notFoundError();
    const facts = submissionFacts(stored, ctx, await portalNow(tx));
    const rights = submissionRights(ctx, stored);
    const level = checkingLevel(facts, rights);
    const authority = respondent === null ? stored.organisation.municipality : organisation;
    const may = (action: SubmissionAction) => allowSubmissionAction(action, facts, rights).allowed;
    return {
      id: stored.id,
      version: stored.version,
      organisation: { code: organisation.code, name: stored.organisation.name },
      authority: facts.middleLevel && authority ? { code: authority.code, name: authority.shortName } : null,
      campaign: { year, code, title: stored.campaign.title },
      state: stored.state,
      level,
      opened: facts.opened,
      excuseReason: stored.excuseReason,
      ...(await readSent(tx, stored, { level, seesSmall: can(ctx, "submission:read-small") })),
      threads: toThreads(stored.remarks, { state: stored.state, speaker: speakerOf(reader.kind, rights) }),
      steps: toSteps(stored.steps),
      note: stored.note && {
        text: stored.note.text,
        by: stored.note.writtenByName,
        at: stored.note.writtenAt.toISOString(),
        version: stored.note.version,
      },
      extensions: toExtensions(stored.extensions),
      time: extensionRights(stored.extensions, facts, rights),
      dueOn: await readWorkingDayAfter(tx, { regionId, from: ctx.today, days: DAYS_TO_CORRECT }),
      place: await readPlace(
        tx,
        { regionId, authority: reader.kind === "municipality" ? reader : null },
        stored,
        filter,
      ),
      today: ctx.today,
      timeZone: ctx.timeZone,
      viewerId: ctx.user.id,
      can: {
        pass: may("pass"),
        accept: may("accept"),
        return: may("return") && level !== null,
        reopen: may("reopen"),
        note: allowNote(facts, rights).allowed,
      },
    };
  });
}

function speakerOf(kind: "region" | "municipality", { check, accept }: { check: boolean; accept: boolean }) {
  if (kind === "region") return accept ? ("region" as const) : null;
  return check ? ("municipality" as const) : null;
}

/** The last sending in words, and against the one that was returned. */
async function readSent(
  tx: Tx,
  stored: Stored,
  { level, seesSmall }: { level: CheckLevel | null; seesSmall: boolean },
): Promise<Pick<SubmissionReview, "sending" | "sections" | "difference">> {
  if (stored.sendings === 0) return { sending: null, sections: [], difference: null };
  const since = comparedWith(stored.steps, stored.sendings, level);
  const sendings = await tx.submissionSending.findMany({
    where: { submissionId: stored.id, number: { in: [stored.sendings, ...(since === null ? [] : [since])] } },
  });
  const last = sendings.find(({ number }) => number === stored.sendings);
  if (!last) throw new Error(`submission ${stored.id} has no sending ${String(stored.sendings)}`);
  const earlier = sendings.find(({ number }) => number === since);
  const form = await publishedForm(tx, last.formVersionId);
  const sent = {
    answers: last.answers,
    explanations: last.explanations,
    origins: last.origins,
    lastYear: last.lastYear,
    facts: last.facts,
  } as Sent;
  const before = (earlier?.answers ?? null) as Answers | null;
  const usual = await readUsualRanges(tx, stored.id);
  return {
    sending: {
      number: last.number,
      round: last.round,
      receipt: last.receipt,
      sentAt: last.sentAt.toISOString(),
      sentBy: last.sentByName,
      timeliness: last.timeliness,
      warnings: last.warnings,
    },
    sections: sentSections(form, sent, { usual, before, seesSmall }),
    difference:
      since === null || before === null || !seesSmall
        ? null
        : { since, items: differencesOf(form, before, sent.answers) },
  };
}
