import type { Tx } from "@/lib/core/db/client";
import { actAs } from "@/lib/core/db/owner";

import type { Written } from "./submission-rows";

/** Rows of all forms of all campaigns; every row in the name of who would have written it, each name taken once. */
export async function storeSubmissions(
  tx: Tx,
  region: { id: string },
  written: readonly Written[],
): Promise<void> {
  const regionId = region.id;
  const stepsOf = (forms: readonly Written[], by: "respondent" | "municipality" | "region") =>
    forms.flatMap(({ steps }) => steps.filter(({ side }) => side === by));
  await actAs(tx, { regionId });
  await tx.submission.createMany({ data: written.map(({ submission }) => submission) });
  for (const own of Map.groupBy(written, ({ submission }) => submission.organisationId).values()) {
    const { municipalityId = null, schoolId = null } = own[0]?.submission ?? {};
    await actAs(tx, { regionId, municipalityId, schoolId });
    await tx.submissionSending.createMany({ data: own.flatMap(({ sending }) => sending ?? []) });
    await tx.submissionStep.createMany({ data: stepsOf(own, "respondent") });
    const drafts = own.flatMap(({ draft }) => draft ?? []);
    if (drafts.length > 0) await tx.submissionAnswers.createMany({ data: drafts });
    const asked = own.flatMap(({ extension }) => (extension === null ? [] : [asRequested(extension)]));
    if (asked.length > 0) await tx.submissionExtension.createMany({ data: asked });
  }
  for (const [municipalityId, own] of Map.groupBy(written, ({ submission }) => submission.municipalityId)) {
    if (!municipalityId) continue;
    await actAs(tx, { regionId, municipalityId });
    await tx.submissionStep.createMany({ data: stepsOf(own, "municipality") });
    await tx.submissionRemark.createMany({ data: own.flatMap(({ remark }) => remark ?? []) });
    for (const { extension } of own) {
      if (!extension) continue;
      const { id, ...decided } = extension;
      await tx.submissionExtension.update({ where: { id: id ?? "" }, data: decided });
    }
  }
  await actAs(tx, { regionId });
  await tx.submissionStep.createMany({ data: stepsOf(written, "region") });
}

/** What a respondent may write of it: the request, not the decision. */
function asRequested(extension: NonNullable<Written["extension"]>) {
  const {
    state: _state,
    decidedAt: _at,
    decidedByName: _by,
    decidedLevel: _level,
    grantedUntilOn: _on,
    ...asked
  } = extension;
  return asked;
}
