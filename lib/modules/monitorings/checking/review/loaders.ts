import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** A submission on its checker's page; a year or a code that cannot be is a submission that is not there. */
export const loadReview = cache((organisation: string, year: string, campaign: string, params: Params) =>
  load({ organisation, year, campaign, respondent: null }, params),
);

/** The form of a school at the address of the authority that keeps it. */
export const loadKeptReview = cache(
  (authority: string, year: string, campaign: string, school: string, params: Params) =>
    load({ organisation: authority, year, campaign, respondent: decodeURIComponent(school) }, params),
);

interface Address {
  organisation: string;
  year: string;
  campaign: string;
  respondent: string | null;
}

async function load({ organisation, year, campaign, respondent }: Address, params: Params) {
  const filter = queueParams.parse(await params);
  return orNotFound(async () => {
    const code = decodeURIComponent(campaign);
    const odd = [code, respondent ?? ""].some((each) => each.length > 40 || each.includes("\0"));
    if (!/^20\d{2}$/.test(year) || odd) throw notFoundError();
    return getReview(await pageContext({ organisation }), { year: Number(year), code, respondent }, filter);
  });
}
