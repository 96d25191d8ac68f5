import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getListComparison, getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";

/** A school's own history of lists. */
export const loadSchoolLists = cache((code: string) =>
  orNotFound(async () => getSchoolLists(await pageContext({ organisation: code }))),
);

/** Lists of two years side by side for an authority; without years, the newest published. */
export const loadListComparison = cache((code: string, year?: number, previous?: number) =>
  orNotFound(async () =>
    getListComparison(await pageContext({ organisation: code }), { year, with: previous }),
  ),
);

/** The same for the region, by municipality. */
export const loadRegionComparison = cache((year?: number, previous?: number) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    return { today: ctx.today, comparison: await getRegionComparison(ctx, { year, with: previous }) };
  }),
);
