import type { Tx } from "@/lib/core/db/client";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { FormInputs } from "@/lib/modules/monitorings/evaluation/types";
import { sealSending } from "@/lib/modules/monitorings/submissions/sealing/queries";
import { handbookMonitoringForm } from "@/prisma/seed/monitoring-forms";

/** Receipts of a year's sendings the portal would not have taken: unfinished, unexplained, or not as they were sealed. */
export async function brokenSendings(tx: Tx, year: number): Promise<string[]> {
  const sendings = await tx.submissionSending.findMany({
    select: {
      answers: true,
      explanations: true,
      lastYear: true,
      facts: true,
      checksum: true,
      sentAt: true,
      formVersionId: true,
      receipt: true,
      submission: { select: { organisationId: true, campaign: { select: { code: true } } } },
    },
    where: { submission: { campaign: { year: year } } },
  });
  const unlike = sendings.filter(
    ({ submission, answers, explanations, checksum, sentAt, formVersionId, ...rest }) => {
      const form = handbookMonitoringForm(submission.campaign.code);
      const inputs = { answers, facts: rest.facts, lastYear: rest.lastYear } as unknown as FormInputs;
      const { missing, findings } = evaluateForm(form, inputs);
      const sealed = sealSending({
        organisationId: submission.organisationId,
        formVersionId,
        sentAt,
        answers,
        explanations,
      });
      const unexplained = findings.some(
        ({ severity, key }) => severity === "block" || !(key in (explanations as object)),
      );
      return missing.length > 0 || unexplained || !sealed.equals(Buffer.from(checksum));
    },
  );
  return unlike.map(({ receipt }) => receipt);
}
