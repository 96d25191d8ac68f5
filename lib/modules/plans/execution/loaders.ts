import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import { getOrganisation } from "@/lib/modules/organisations/queries";
import { listWaitingReports } from "@/lib/modules/plans/execution/reports/queries";

/** «Отчёты школ» of a plan. A year that is no number is a page that is not there. */
export const loadWaitingReports = cache((code: string, year: string) =>
  orNotFound(async () => {
    const ctx = await pageContext({ organisation: code });
    const number = /^\d{4}$/.test(year) ? Number(year) : 0;
    return {
      year: number,
      organisation: await getOrganisation(ctx),
      reports: await listWaitingReports(ctx, { year: number }),
      mayConfirm: can(ctx, "execution:confirm"),
      timeZone: ctx.timeZone,
    };
  }),
);
