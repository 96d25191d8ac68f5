import { can, type TenantContext } from "@/lib/core/auth/tenant-context";
import { withTenant } from "@/lib/core/db/with-tenant";
import { env } from "@/lib/core/env";
import { dateInZone } from "@/lib/core/format/zone";
import type { MailJob } from "@/lib/core/jobs/queue";
import { composeLetter } from "@/lib/modules/notifications/rules";
import type { Letter } from "@/lib/modules/notifications/types";

/**
 * A letter about a submission, composed with the rights of its reader; null when there is nothing to write any more: the
 * form is not theirs to see, was sent meanwhile, or its organisation is asked no longer. One statement.
 */
export async function letterOf(
  ctx: TenantContext,
  { submissionId, occasion }: Pick<MailJob, "submissionId" | "occasion">,
): Promise<Letter | null> {
  return withTenant(ctx, "submission:read", async (tx) => {
    const row = await tx.submission.findUnique({
      where: { id: submissionId },
      select: {
        state: true,
        excusedAt: true,
        extendedBefore: true,
        returnBefore: true,
        organisation: { select: { name: true, code: true, kind: true } },
        campaign: { select: { title: true, year: true, code: true, state: true, respondentBefore: true } },
        steps: {
          where: { action: "return" },
          select: { reason: true, at: true },
          orderBy: { at: "desc" },
          take: 1,
        },
        extensions: {
          where: { state: "refused" },
          select: { decisionReason: true, decidedAt: true },
          orderBy: { requestedAt: "desc" },
          take: 1,
        },
      },
      relationLoadStrategy: "join",
    });
    if (!row || row.excusedAt !== null || row.campaign.state !== "opened") return null;
    const expected =
      occasion === "returned" ? ["returned"] : ["not_started", "draft", "returned", "reopened"];
    if (!expected.includes(row.state)) return null;
    const { organisation, campaign } = row;
    const own = (row.state === "returned" ? row.returnBefore : null) ?? campaign.respondentBefore;
    const before = row.extendedBefore !== null && row.extendedBefore > own ? row.extendedBefore : own;
    const area = organisation.kind === "school" ? "schools" : "municipalities";
    const [returned] = row.steps;
    const [refusal] = row.extensions;
    const letter = composeLetter({
      occasion,
      recipient: ctx.user.fullName,
      organisation: organisation.name,
      campaign: campaign.title,
      until: dateInZone(new Date(before.getTime() - 1), ctx.timeZone),
      reason:
        (occasion === "returned" ? returned?.reason : undefined) ??
        (occasion === "extension-refused" ? refusal?.decisionReason : undefined) ??
        "",
      link: `${env.origin}/${area}/${organisation.code}/monitorings/${String(campaign.year)}/${campaign.code}`,
      sends: can(ctx, "submission:send"),
    });
    const turns = {
      opened: null,
      "days:3": null,
      "days:1": null,
      returned: returned?.at,
      extended: row.extendedBefore,
      "extension-refused": refusal?.decidedAt,
    };
    return { ...letter, turn: turns[occasion]?.getTime() ?? 0 };
  });
}
