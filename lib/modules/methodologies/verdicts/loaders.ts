import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import { compareRuns } from "@/lib/modules/methodologies/verdicts/comparison/queries";
import {
  getIndicatorTitles,
  getRun,
  getVerdict,
  listRuns,
} from "@/lib/modules/methodologies/verdicts/queries";
import { readVerdictFilter } from "@/lib/modules/methodologies/verdicts/rules";
import { getRunOptions } from "@/lib/modules/methodologies/verdicts/starting/queries";
import { listVerdicts } from "@/lib/modules/methodologies/verdicts/tables/queries";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** An address may hold anything: what is no id is a run that is not there, and no filter. */
const NOWHERE = "00000000-0000-0000-0000-000000000000";
const idOf = (text: string): string => (UUID.test(text) ? text : NOWHERE);

/** The newest runs of the region. */
export const loadRuns = cache(() => orNotFound(async () => listRuns(await pageContext("region"))));

/** What the form of a new run offers; null for those who only read. */
export const loadRunOptions = cache(() =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    return can(ctx, "methodology:edit") ? getRunOptions(ctx) : null;
  }),
);

/** A run of the region with the page of its verdicts that the address asks for, null until it is done. */
export function loadRun(id: string, params: Params) {
  const filter = readVerdictFilter(params);
  const { municipalityId } = filter;
  const known =
    municipalityId === null || municipalityId === "direct" ? municipalityId : idOf(municipalityId);
  return orNotFound(async () => {
    const ctx = await pageContext("region");
    const run = await getRun(ctx, idOf(id));
    const verdicts =
      run.state === "done" ? await listVerdicts(ctx, run.id, { ...filter, municipalityId: known }) : null;
    return { run, verdicts, filter, titles: await getIndicatorTitles(ctx) };
  });
}

/** Two runs side by side. */
export const loadRunComparison = cache((left: string, right: string) =>
  orNotFound(async () => compareRuns(await pageContext("region"), idOf(left), idOf(right))),
);

/** A school's verdict as the region reads it. */
export const loadRegionVerdict = cache((runId: string, schoolCode: string) =>
  orNotFound(async () => getVerdict(await pageContext("region"), idOf(runId), schoolCode)),
);

/** A school's verdict at the school's own address: for its people, its authority and the region. */
export const loadSchoolVerdict = cache((runId: string, schoolCode: string) =>
  orNotFound(async () =>
    getVerdict(await pageContext({ organisation: schoolCode }), idOf(runId), schoolCode),
  ),
);
