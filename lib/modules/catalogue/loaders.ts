import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getCatalogue } from "@/lib/modules/catalogue/queries";

/** ИМАЦ's catalogue for its readers and editors. */
export const loadCatalogue = cache(() => orNotFound(async () => getCatalogue(await pageContext("region"))));
