import type { z } from "zod";

import type {
  acceptedAnswersPageSchema,
  campaignPageSchema,
  campaignQuestionsReplySchema,
} from "@/lib/modules/exchange/campaigns/schema";

export type CampaignPage = z.infer<typeof campaignPageSchema>;
export type CampaignQuestions = z.infer<typeof campaignQuestionsReplySchema>;
export type AcceptedAnswersPage = z.infer<typeof acceptedAnswersPageSchema>;
