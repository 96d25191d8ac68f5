import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { listOwedForms } from "@/lib/modules/monitorings/filling/owed/queries";
import { getSubmissionPage } from "@/lib/modules/monitorings/filling/pages/queries";

/** Forms of an organisation, those it owes first. */
export const loadOwedForms = cache((organisation: string) =>
  orNotFound(async () => listOwedForms(await pageContext({ organisation }))),
);

/** A form by the names in its address: «91-02-003», «2026», «M1». */
export const loadSubmissionPage = cache((organisation: string, year: string, campaign: string) =>
  load(organisation, { year, campaign, onPaper: false }),
);

/** What was sent of it, as it goes on paper. */
export const loadSentForm = cache((organisation: string, year: string, campaign: string) =>
  load(organisation, { year, campaign, onPaper: true }),
);

function load(
  organisation: string,
  { year, campaign, onPaper }: { year: string; campaign: string; onPaper: boolean },
) {
  if (!/^\d{4}$/.test(year) || !/^[\w-]{1,40}$/.test(campaign)) notFound();
  return orNotFound(async () =>
    getSubmissionPage(await pageContext({ organisation }), { year: Number(year), code: campaign, onPaper }),
  );
}
