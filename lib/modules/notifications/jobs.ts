import { contextOfMembership, withoutTenant } from "@/lib/core/db/bootstrap";
import { sendJobs, type MailJob, type MailOccasion } from "@/lib/core/jobs/queue";
import { log } from "@/lib/core/logger";
import { mailIsSetUp, sendMail } from "@/lib/core/mail/send-mail";
import { letterOf } from "@/lib/modules/notifications/queries";

interface DueLetter {
  user_id: string;
  membership_id: string;
  submission_id: string;
  occasion: MailOccasion;
}

/**
 * Puts into the queue the letters of campaigns that are due: at the opening, three days and one day before the end. Each
 * occasion once, whoever runs and however often. Idempotent; no audit: the rows of campaign_notices tell.
 */
export async function announceCampaigns(): Promise<void> {
  const letters = await withoutTenant(async (tx) => {
    const due = await tx.$queryRaw<DueLetter[]>`SELECT * FROM take_campaign_mails()`;
    const jobs = due.map(({ user_id, membership_id, submission_id, occasion }) => ({
      userId: user_id,
      membershipId: membership_id,
      submissionId: submission_id,
      occasion,
    }));
    if (mailIsSetUp()) await sendJobs(tx, "send-mail", jobs);
    return jobs.length;
  });
  log("info", "campaigns announced", { letters });
}

/**
 * Composes and sends one letter by the right of the person it goes to: who has left, or may not see the form any more, is
 * not written to. A server that is away is tried again by the queue; a box that is not there is not.
 */
export async function sendLetter({ submissionId, occasion, ...membership }: MailJob): Promise<void> {
  if (!mailIsSetUp()) return;
  const ctx = await contextOfMembership(membership);
  const letter = ctx && (await letterOf(ctx, { submissionId, occasion }));
  if (!letter) return;
  const outcome = await sendMail({
    id: [submissionId, occasion.replace(":", "-"), String(letter.turn), membership.userId].join("."),
    to: { name: ctx.user.fullName, address: ctx.user.email },
    ...letter,
  });
  if (outcome === "refused")
    log("warn", "a letter was refused by the mail server", { submissionId, occasion });
}
