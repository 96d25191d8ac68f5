import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { can } from "@/lib/core/auth/tenant-context";
import { listCalendarDays } from "@/lib/modules/monitorings/campaigns/calendar/queries";
import { listDebtors } from "@/lib/modules/monitorings/campaigns/debtors/queries";
import { getCampaign, getCampaignYear } from "@/lib/modules/monitorings/campaigns/queries";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { listTargets } from "@/lib/modules/monitorings/campaigns/targets/queries";
import { targetParams } from "@/lib/modules/monitorings/campaigns/targets/schema";
import { listTemplates } from "@/lib/modules/monitorings/campaigns/templates/queries";
import { getCampaignFeed } from "@/lib/modules/monitorings/feed/queries";

type Params = Promise<Record<string, string | string[] | undefined>>;

const year = z.coerce.number().int().min(2000).max(2100);
const askedYear = year.nullable().catch(null);

/** Campaigns of the year the address asks for; of this year without one. */
export async function loadCampaignYear(params: Params) {
  const asked = askedYear.parse((await params).year ?? null);
  return orNotFound(async () => getCampaignYear(await pageContext("region"), asked));
}

/** A campaign of the address. */
export const loadCampaign = cache((yearOf: string, code: string) => {
  const parsed = year.safeParse(yearOf);
  if (!parsed.success) notFound();
  return orNotFound(async () => getCampaign(await pageContext("region"), parsed.data, code));
});

type CampaignView = "settings" | "targets" | "debtors" | "results";

/** A campaign with the part the address asks for: its settings, whom it asks, who has not sent, what results know of it. */
export async function loadCampaignView(yearOf: string, code: string, params: Params) {
  const asked = await params;
  const campaign = await loadCampaign(yearOf, code);
  const view = viewOf(asked.view, campaign);
  const filter = targetParams.parse(asked);
  return orNotFound(async () => {
    const ctx = await pageContext("region");
    // Who opens a campaign is told how many it will ask.
    const all = { q: "", area: null, after: null };
    return {
      campaign,
      view,
      filter,
      targets:
        view === "targets" || campaign.state === "planned"
          ? await listTargets(ctx, campaign, view === "targets" ? filter : all)
          : null,
      debtors: view === "debtors" ? await listDebtors(ctx, campaign.id) : null,
      feed: view === "results" ? await getCampaignFeed(ctx, campaign) : null,
    };
  });
}

/** Nobody owes anything before the opening. */
function viewOf(asked: unknown, { state, feeds }: Pick<CampaignDetails, "state" | "feeds">): CampaignView {
  if (asked === "targets") return asked;
  if (asked === "results" && feeds) return asked;
  return asked === "debtors" && state !== "planned" ? asked : "settings";
}

/** Templates of the region and days off of the year the address asks for. */
export async function loadCampaignBasis(params: Params) {
  const asked = askedYear.parse((await params).year ?? null);
  return orNotFound(async () => {
    const ctx = await pageContext("region");
    const of = asked ?? Number(ctx.today.slice(0, 4));
    return {
      organisation: ctx.organisation?.code ?? "",
      year: of,
      today: ctx.today,
      ...(await listTemplates(ctx)),
      days: await listCalendarDays(ctx, of),
      canManage: can(ctx, "campaign:manage"),
    };
  });
}
