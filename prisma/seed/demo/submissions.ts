import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";

import type { DemoCalendar } from "./calendar";
import { writeForm, type Work } from "./submission-rows";

/** Rows of all forms of a campaign, each as far as it has come; every row in the name of who would have written it. */
export async function storeSubmissions(
  tx: Tx,
  region: { id: string },
  calendar: DemoCalendar,
  work: Work,
): Promise<void> {
  const regionId = region.id;
  const written = work.forms.map((form, at) => writeForm(regionId, calendar, work, form, at + 1));
  await actAs(tx, { regionId });
  await tx.submission.createMany({ data: written.map(({ submission }) => submission) });
  for (const { submission, sending, draft, steps, extension } of written) {
    const own = steps.filter(({ side }) => side === "respondent");
    if (!sending && !draft && own.length === 0) continue;
    const { municipalityId = null, schoolId = null } = submission;
    await actAs(tx, { regionId, municipalityId, schoolId });
    if (sending) await tx.submissionSending.createMany({ data: [sending] });
    if (draft) await tx.submissionAnswers.createMany({ data: [draft] });
    if (own.length > 0) await tx.submissionStep.createMany({ data: own });
    if (extension) {
      const {
        state: _state,
        decidedAt: _at,
        decidedByName: _by,
        decidedLevel: _level,
        grantedUntilOn: _on,
        ...asked
      } = extension;
      await tx.submissionExtension.createMany({ data: [asked] });
    }
  }
  for (const municipalityId of new Set(written.map(({ submission }) => submission.municipalityId))) {
    if (!municipalityId) continue;
    const own = written.filter(({ submission }) => submission.municipalityId === municipalityId);
    await actAs(tx, { regionId, municipalityId });
    await tx.submissionStep.createMany({
      data: own.flatMap(({ steps }) => steps.filter(({ side }) => side === "municipality")),
    });
    await tx.submissionRemark.createMany({ data: own.flatMap(({ remark }) => remark ?? []) });
    for (const { extension } of own) {
      if (!extension) continue;
      const { id, ...decided } = extension;
      await tx.submissionExtension.update({ where: { id: id ?? "" }, data: decided });
    }
  }
  await actAs(tx, { regionId });
  await tx.submissionStep.createMany({
    data: written.flatMap(({ steps }) => steps.filter(({ side }) => side === "region")),
  });
}
