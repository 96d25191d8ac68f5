import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getOrganisation, listSchools } from "@/lib/modules/organisations/queries";

/** Schools of an authority with the lists they stand on. */
export const loadSchools = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return { organisation: await getOrganisation(ctx), schools: await listSchools(ctx) };
  }),
);
