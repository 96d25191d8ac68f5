import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getOrganisation } from "@/lib/modules/organisations/queries";
import { getListComparison } from "@/lib/modules/school-lists/comparison/queries";
import { listYearOf } from "@/lib/modules/school-lists/versions/rules";

/** Lists of two years side by side; without a year, the newest list year published by the day. */
export const loadListComparison = cache((code: string, year?: number) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    const shown = year ?? listYearOf(ctx.today);
    return {
      organisation: await getOrganisation(ctx),
      year: shown,
      lists: await getListComparison(ctx, shown),
    };
  }),
);
