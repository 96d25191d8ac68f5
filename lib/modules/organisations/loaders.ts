import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getOrganisation, listSchools } from "@/lib/modules/organisations/queries";

/** An organisation at its address. */
export const loadOrganisation = cache((code: string) =>
  orNotFound(async () => getOrganisation(await pageContext({ organisation: code }))),
);

/** Schools of an authority with the lists they stand on. */
export const loadSchools = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return { organisation: await getOrganisation(ctx), schools: await listSchools(ctx) };
  }),
);
