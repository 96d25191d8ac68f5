import type { TenantContext } from "@/lib/core/auth/tenant-context";
import { portalNow } from "@/lib/core/clock";
import type { Prisma } from "@/lib/core/db/generated/client";
import { withTenant } from "@/lib/core/db/with-tenant";
import { notFoundError } from "@/lib/core/errors";
import { dateInZone, isoDay } from "@/lib/core/format/zone";
import type { OwedForm, OwedForms } from "@/lib/modules/monitorings/filling/owed/types";
import { submissionFacts } from "@/lib/modules/monitorings/submissions/queries";
import { isWritable, sendBefore } from "@/lib/modules/monitorings/submissions/rules";

/** Five forms a year: far beyond what a page of them needs. */
const MOST = 60;

const PARTS = {
  campaign: true,
  answers: { select: { updatedAt: true, updatedByName: true } },
  _count: {
    select: {
      remarks: { where: { state: "open", publishedAt: { not: null }, side: { not: "respondent" } } },
    },
  },
} as const satisfies Prisma.SubmissionInclude;

type Stored = Prisma.SubmissionGetPayload<{ include: typeof PARTS }>;

/**
 * What the organisation of the address owes monitorings and has sent to them, with the windows that come. Three
 * statements.
 *
 * @throws AppError NOT_FOUND when the address names no school and no authority.
 */
export async function listOwedForms(ctx: TenantContext): Promise<OwedForms> {
  const { organisation } = ctx;
  if (organisation === null || organisation.kind === "region") throw notFoundError();
  const { id: organisationId, code, name, kind } = organisation;
  return withTenant(ctx, "submission:read", async (tx, { regionId }) => {
    const stored = await tx.submission.findMany({
      where: { regionId, organisationId, campaign: { state: "opened" } },
      include: PARTS,
      orderBy: [{ campaign: { year: "desc" } }, { campaign: { respondentBefore: "asc" } }, { id: "asc" }],
      take: MOST,
      relationLoadStrategy: "join",
    });
    const now = await portalNow(tx);
    const coming = await tx.campaign.findMany({
      where: {
        regionId,
        state: "planned",
        confirmedAt: { not: null },
        respondent: kind,
        target: "all",
        respondentBefore: { gt: now },
      },
      select: { code: true, year: true, title: true, opensOn: true, respondentUntilOn: true },
      orderBy: [{ opensOn: "asc" }, { code: "asc" }],
      take: 10,
    });
    const forms = stored.map((each) => toOwed(each, ctx, now));
    const year = Number(ctx.today.slice(0, 4));
    const isCurrent = (form: OwedForm) =>
      form.year >= year || (isWritable(form.state) && !form.late && form.excuseReason === null);
    return {
      organisation: { code, name, kind },
      current: forms.filter(isCurrent).sort((a, b) => a.untilOn.localeCompare(b.untilOn)),
      past: forms.filter((form) => !isCurrent(form)),
      coming: coming.map(({ opensOn, respondentUntilOn, ...campaign }) => ({
        ...campaign,
        opensOn: isoDay(opensOn),
        untilOn: isoDay(respondentUntilOn),
      })),
      today: ctx.today,
      timeZone: ctx.timeZone,
    };
  });
}

function toOwed(stored: Stored, ctx: TenantContext, now: Date): OwedForm {
  const { campaign, answers, state, sentAt, excuseReason, _count } = stored;
  const before = sendBefore(submissionFacts(stored, ctx, now));
  return {
    code: campaign.code,
    year: campaign.year,
    title: campaign.title,
    state,
    untilOn: dateInZone(new Date(before - 1), ctx.timeZone),
    late: isWritable(state) && now.getTime() >= before,
    updatedAt: answers?.updatedAt.toISOString() ?? null,
    updatedBy: answers?.updatedByName ?? "",
    sentAt: sentAt?.toISOString() ?? null,
    remarks: _count.remarks,
    excuseReason,
  };
}
