import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getClosing } from "@/lib/modules/plans/closing/queries";

/** Results of the plan of a year; a year that is no number is a page that is not there. */
export const loadClosing = cache((code: string, year: string) =>
  orNotFound(async () =>
    getClosing(await pageContext({ organisation: code }), /^\d{4}$/.test(year) ? Number(year) : 0),
  ),
);
