import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { queueParams } from "@/lib/modules/monitorings/checking/queue/schema";
import { getReview } from "@/lib/modules/monitorings/checking/review/queries";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** A submission on its checker's page; a year or a code that cannot be is a submission that is not there. */
export const loadReview = cache(
  async (organisation: string, year: string, campaign: string, params: Params) => {
    const filter = queueParams.parse(await params);
    return orNotFound(async () => {
      const code = decodeURIComponent(campaign);
      if (!/^20\d{2}$/.test(year) || code.length > 40 || code.includes("\0")) throw notFoundError();
      return getReview(await pageContext({ organisation }), { year: Number(year), code }, filter);
    });
  },
);
