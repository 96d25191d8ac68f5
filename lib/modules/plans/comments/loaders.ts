import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { listComments } from "@/lib/modules/plans/comments/queries";

/** Remarks beside the plan of a year, read apart from it: a new one does not make the editor anew. */
export const loadPlanComments = cache((code: string, year: string) =>
  orNotFound(async () =>
    listComments(await pageContext({ organisation: code }), Number.parseInt(year, 10) || 0),
  ),
);
