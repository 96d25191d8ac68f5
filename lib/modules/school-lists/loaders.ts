import { cache } from "react";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import { getSchoolDynamics } from "@/lib/modules/results/dynamics/queries";
import { getAppealQueue, getAuthorityReviews } from "@/lib/modules/school-lists/appeals/queries";
import { getListsInForce } from "@/lib/modules/school-lists/in-force/queries";
import { getListComparison, getRegionComparison } from "@/lib/modules/school-lists/comparison/queries";
import { getSchoolLists } from "@/lib/modules/school-lists/memberships/queries";
import { regionListKind } from "@/lib/modules/school-lists/drafts/schema";
import { getList, listLists } from "@/lib/modules/school-lists/versions/queries";

/** A school's own history of lists and its results of two years. */
export const loadSchoolLists = cache((code: string, year?: number) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return { lists: await getSchoolLists(ctx), results: await getSchoolDynamics(ctx, year) };
  }),
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

type Params = Promise<Record<string, string | string[] | undefined>>;

const year = z.coerce.number().int().min(2000).max(2200);

/** Lists of the region of the year the address asks for. */
export async function loadLists(params: Params) {
  const asked = year
    .nullable()
    .catch(null)
    .parse((await params).year ?? null);
  return orNotFound(async () => listLists(await pageContext("region"), asked));
}

const address = z.object({
  kind: regionListKind,
  year: z.string().regex(/^\d{4}$/),
  number: z.string().regex(/^[1-9]\d{0,3}$/),
});

/** A version of a list of the region; an address that cannot be is a list that is not there. */
export const loadList = cache((kind: string, listYear: string, number: string) =>
  orNotFound(async () => {
    const asked = address.safeParse({ kind, year: listYear, number });
    if (!asked.success) throw notFoundError();
    return getList(await pageContext("region"), {
      kind: asked.data.kind,
      listYear: Number(asked.data.year),
      number: Number(asked.data.number),
    });
  }),
);

/** The version a file is loaded into, for those who may load. */
export const loadListImport = cache((kind: string, listYear: string, number: string) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    if (!can(ctx, "import:run")) throw notFoundError();
    return { ...(await loadList(kind, listYear, number)), viewerId: ctx.user.id };
  }),
);

/** Lists an authority may object to, with what it has said. */
export const loadAuthorityReviews = cache((code: string) =>
  orNotFound(async () => getAuthorityReviews(await pageContext({ organisation: code }))),
);

/** Lists in force with an authority's own schools. */
export const loadListsInForce = cache((code: string) =>
  orNotFound(async () => getListsInForce(await pageContext({ organisation: code }))),
);

/** Appeals of every authority against the region's lists. */
export const loadAppealQueue = cache(() =>
  orNotFound(async () => getAppealQueue(await pageContext("region"))),
);
