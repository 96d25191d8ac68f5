import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import { getRegionGapTasks } from "@/lib/modules/appointments/gaps/queries";
import { listNextWindows } from "@/lib/modules/monitorings/campaigns/queries";
import { getRegionMonitoringTasks, getSchoolFormTasks } from "@/lib/modules/monitorings/tasks/queries";
import { getOrganisation } from "@/lib/modules/organisations/queries";
import { listSchoolActions } from "@/lib/modules/plans/actions/queries";
import { listRegionPlans } from "@/lib/modules/plans/overview/queries";
import { packPlan } from "@/lib/modules/plans/packing/rules";
import { getPlan, getPlanPage } from "@/lib/modules/plans/queries";
import { isReturned } from "@/lib/modules/plans/revisions/rules";
import { getAuthorityTasks, getRegionTasks } from "@/lib/modules/plans/tasks/queries";
import { byUrgency, duePlanYear } from "@/lib/modules/plans/tasks/rules";
import { schoolTasks } from "@/lib/modules/plans/tasks/schools/rules";
import { listPlansOfMunicipality } from "@/lib/modules/plans/years/queries";
import { getAuthorityProgrammeTasks, getSchoolProgrammeTasks } from "@/lib/modules/programmes/tasks/queries";
import { getOpenListTasks } from "@/lib/modules/school-lists/tasks/queries";

/**
 * The plan of a year at its authority's address: the text in force, else the open one; with a number that text.
 * A year or a number that is no number is a page that is not there.
 */
export const loadPlan = cache((code: string, year: string, number?: string) =>
  orNotFound(async () =>
    getPlan(
      await pageContext({ organisation: code }),
      toNumber(year),
      number === undefined ? undefined : toNumber(number),
    ),
  ),
);

/**
 * The same with the remarks beside it, as its page takes them: what is said of the plan first, the plan packed, who
 * looks at it.
 */
export const loadPlanPage = cache((code: string, year: string, number?: string) =>
  orNotFound(async () => {
    const { plan, comments } = await getPlanPage(
      await pageContext({ organisation: code }),
      toNumber(year),
      number === undefined ? undefined : toNumber(number),
    );
    const { user } = await pageContext("self");
    return {
      plan,
      editor: {
        opening: {
          year: plan.year,
          authorityName: plan.municipality.authorityName,
          state: plan.version.state,
          returned: isReturned(plan.version),
          measureCount: plan.measures.length,
        },
        packed: packPlan(plan),
        comments,
        viewer: { id: user.id, email: user.email },
      },
    };
  }),
);

/** A part of an address as a number; anything else is a number nothing has. */
function toNumber(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** Plans of an authority by year and the years it may begin. */
export const loadMunicipalityPlans = cache((code: string) =>
  orNotFound(async () => listPlansOfMunicipality(await pageContext({ organisation: code }))),
);

/** Plans of all authorities for a year; without one, for the year that is due. */
export const loadRegionPlans = cache((year?: number) =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const shown = year ?? duePlanYear(ctx.today);
    return {
      year: shown,
      dueYear: duePlanYear(ctx.today),
      plans: await listRegionPlans(ctx, shown),
      timeZone: ctx.timeZone,
      today: ctx.today,
    };
  }),
);

/** Home of an authority: what waits, and its plans. */
export const loadMunicipalityHome = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return {
      organisation: await getOrganisation(ctx),
      planYear: duePlanYear(ctx.today),
      tasks: byUrgency([...(await getAuthorityTasks(ctx)), ...(await getAuthorityProgrammeTasks(ctx))]),
      years: await listPlansOfMunicipality(ctx),
      windows: await listNextWindows(ctx),
      timeZone: ctx.timeZone,
      today: ctx.today,
    };
  }),
);

/** Home of the region: what waits, and the plans of the year that is due. */
export const loadRegionHome = cache(() =>
  orNotFound(async () => {
    const ctx = await pageContext("region");
    const year = duePlanYear(ctx.today);
    const reads = can(ctx, "plan:read-all");
    const plans = reads ? await listRegionPlans(ctx, year) : [];
    return {
      year,
      tasks: reads
        ? byUrgency([
            ...(await getOpenListTasks(ctx)),
            ...(await getRegionMonitoringTasks(ctx)),
            ...(await getRegionGapTasks(ctx)),
            ...(await getRegionTasks(ctx, plans)),
          ])
        : [],
      plans,
      today: ctx.today,
    };
  }),
);

/** «Действия» of a school. */
export const loadSchoolActions = cache((code: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    return {
      organisation: await getOrganisation(ctx),
      actions: await listSchoolActions(ctx),
      today: ctx.today,
      timeZone: ctx.timeZone,
    };
  }),
);

/** Home of a school: what waits, and the measures that name it. */
export const loadSchoolHome = cache((code: string) =>
  orNotFound(async () => {
    const { organisation, actions, today } = await loadSchoolActions(code);
    const ctx = await pageContext({ organisation: code });
    const forms = await getSchoolFormTasks(ctx);
    const programmes = await getSchoolProgrammeTasks(ctx);
    return {
      organisation,
      actions,
      windows: await listNextWindows(ctx),
      today,
      tasks: [...forms, ...programmes, ...schoolTasks(organisation.code, today, actions)],
    };
  }),
);
