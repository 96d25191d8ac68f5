import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getPlanChanges } from "@/lib/modules/plans/revisions/diff/queries";
import { listPlanVersions } from "@/lib/modules/plans/revisions/queries";

/** All texts of the plan of a year. */
export const loadPlanVersions = cache((code: string, year: string) =>
  orNotFound(async () => listPlanVersions(await pageContext({ organisation: code }), toNumber(year))),
);

/** What a text of the plan changes in the one it revises. */
export const loadPlanChanges = cache((code: string, year: string, number: string) =>
  orNotFound(async () =>
    getPlanChanges(await pageContext({ organisation: code }), {
      year: toNumber(year),
      number: toNumber(number),
    }),
  ),
);

/** A part of an address as a number; anything else is a number nothing has. */
function toNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
