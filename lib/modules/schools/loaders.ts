import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { notFoundError } from "@/lib/core/errors";
import { can } from "@/lib/core/auth/tenant-context";
import { listSchoolActions } from "@/lib/modules/plans/actions/queries";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { listSchoolDeficits } from "@/lib/modules/deficits/queries";
import { getSchoolCard, listAuthorityOptions } from "@/lib/modules/schools/queries";
import { listRegister } from "@/lib/modules/schools/register/queries";
import { registerAddressSchema } from "@/lib/modules/schools/schema";

type Params = Promise<Record<string, string | string[] | undefined>>;

/** The card of a school; whoever may edit it gets the authorities to choose from. */
export const loadSchoolCard = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    const card = await getSchoolCard(ctx);
    return {
      card,
      deficits: await listSchoolDeficits(ctx),
      results: can(ctx, "result:read") ? await getSchoolResults(ctx) : null,
      actions: can(ctx, "action:read") ? await listSchoolActions(ctx) : null,
      authorities: card.can.move ? await listAuthorityOptions(ctx) : [],
      viewerId: ctx.user.id,
      timeZone: ctx.timeZone,
    };
  }),
);

/** Schools of the region that fit the address. */
export const loadRegister = cache((params: Params) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const address = registerAddressSchema.parse(single(await params));
    return { address, page: await listRegister(ctx, address), canImport: can(ctx, "import:run") };
  }),
);

/** Who loads schools from a spreadsheet, and for which region. */
export const loadSchoolImport = cache(() =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    if (!can(ctx, "import:run") || !ctx.organisation) throw notFoundError();
    return { organisation: ctx.organisation.code, viewerId: ctx.user.id, today: ctx.today };
  }),
);

/** A parameter given twice is none. */
function single(params: Record<string, string | string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
