import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getSandbox } from "@/lib/modules/methodologies/sandbox/queries";

/** Figures of the region for the sandbox. */
export const loadSandbox = cache((versionId: string, year: number | null) =>
  orNotFound(async () => getSandbox(await pageContext("region"), versionId, year)),
);
