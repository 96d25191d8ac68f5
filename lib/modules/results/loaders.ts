import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { actingMembership } from "@/lib/core/auth/tenant-context";
import { notFoundError } from "@/lib/core/errors";
import { listIndicatorSwitches } from "@/lib/modules/results/indicators/queries";
import { getSchoolResults } from "@/lib/modules/results/queries";
import { resultsViewSchema } from "@/lib/modules/results/schema";
import { getRegionResults, listSchoolResults } from "@/lib/modules/results/territories/queries";

/** Tables of older years hardly come any more. */
const YEARS_BACK = 8;

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Results of a school in all years. */
export const loadSchoolResults = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return { ...(await getSchoolResults(ctx)), today: ctx.today };
  }),
);

/** Results of a school with one of its years: one it has, or one that may be typed in; of the attempt asked for. */
export async function loadSchoolYear(code: string, text: string, params: Params) {
  const found = await loadSchoolResults(code);
  const year = Number(text);
  const known = found.years.includes(year);
  if (!/^20\d\d$/.test(text) || (!known && !(found.can.load && year <= Number(found.today.slice(0, 4))))) {
    notFound();
  }
  return { ...found, year, attempt: resultsViewSchema.parse(params).attempt };
}

/** Results of an authority's schools in a year. */
export function loadMunicipalityResults(code: string, params: Params) {
  const view = resultsViewSchema.parse(params);
  return orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    const results = await listSchoolResults(ctx, { ...view, gaps: view.show === "gaps" });
    return { results, view, name: ctx.organisation?.name ?? "" };
  });
}

/** Results of the region in a year: by municipality or, where asked, by school. */
export function loadRegionResults(params: Params) {
  const view = resultsViewSchema.parse(params);
  return orNotFound(async () => {
    const ctx = await pageContext("region");
    if (view.show === undefined && view.municipality === undefined) {
      return { view, region: await getRegionResults(ctx, view), schools: null };
    }
    const schools = await listSchoolResults(ctx, { ...view, gaps: view.show === "gaps" });
    return { view, region: null, schools };
  });
}

/** Who loads a table of results, of which years and indicators. */
export function loadResultImport() {
  return orNotFound(async () => {
    const ctx = await pageContext("region");
    const membership = actingMembership(ctx, "import:run");
    if (!membership) throw notFoundError();
    const current = Number(ctx.today.slice(0, 4));
    return {
      organisation: membership.organisation.code,
      viewerId: ctx.user.id,
      indicators: await listIndicatorSwitches(ctx),
      years: Array.from({ length: YEARS_BACK }, (_, back) => current - back),
    };
  });
}
