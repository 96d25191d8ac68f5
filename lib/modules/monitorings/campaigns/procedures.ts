import { command } from "@/lib/core/api/base";
import {
  cancelCampaign,
  confirmCampaign,
  moveCampaignDays,
  updateCampaign,
} from "@/lib/modules/monitorings/campaigns/mutations";
import { openCampaign } from "@/lib/modules/monitorings/campaigns/opening/mutations";
import {
  planCampaign,
  planYear,
  replanCampaign,
} from "@/lib/modules/monitorings/campaigns/planning/mutations";
import {
  planCampaignSchema,
  replanCampaignSchema,
} from "@/lib/modules/monitorings/campaigns/planning/schema";
import {
  campaignCommandSchema,
  cancelCampaignSchema,
  moveDaysSchema,
  planYearSchema,
  updateCampaignSchema,
} from "@/lib/modules/monitorings/campaigns/schema";

const CAMPAIGNS = "/organisations/{organisation}/campaigns";
const CAMPAIGN = `${CAMPAIGNS}/{id}` as const;

export const campaignProcedures = {
  planYear: command({ path: CAMPAIGNS })
    .input(planYearSchema)
    .handler(async ({ input, context }) =>
      planYear(await context.contextFor({ organisation: input.organisation }), input),
    ),

  plan: command({ path: `${CAMPAIGNS}/one` })
    .input(planCampaignSchema)
    .handler(async ({ input, context }) =>
      planCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  replan: command({ path: `${CAMPAIGN}/again` })
    .input(replanCampaignSchema)
    .handler(async ({ input, context }) =>
      replanCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  update: command({ path: `${CAMPAIGN}/update` })
    .input(updateCampaignSchema)
    .handler(async ({ input, context }) =>
      updateCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  confirm: command({ path: `${CAMPAIGN}/confirm` })
    .input(campaignCommandSchema)
    .handler(async ({ input, context }) =>
      confirmCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  open: command({ path: `${CAMPAIGN}/open` })
    .input(campaignCommandSchema)
    .handler(async ({ input, context }) =>
      openCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  cancel: command({ path: `${CAMPAIGN}/cancel` })
    .input(cancelCampaignSchema)
    .handler(async ({ input, context }) =>
      cancelCampaign(await context.contextFor({ organisation: input.organisation }), input),
    ),

  moveDays: command({ path: `${CAMPAIGN}/days` })
    .input(moveDaysSchema)
    .handler(async ({ input, context }) =>
      moveCampaignDays(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
