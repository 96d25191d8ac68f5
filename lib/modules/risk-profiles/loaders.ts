import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getRiskProfile } from "@/lib/modules/risk-profiles/queries";

/** The risk profile of a school; without a year the one that is due, else the last one. */
export const loadRiskProfile = cache((code: string, year?: number) =>
  orNotFound(async () => {
    const page = await getRiskProfile(await pageContext({ organisation: code }), year);
    const { user } = await pageContext("self");
    return { page, viewerId: user.id };
  }),
);
