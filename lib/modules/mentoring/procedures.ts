import { command, save } from "@/lib/core/api/base";
import { agreeVisit, confirmVisit, disputeVisit } from "@/lib/modules/mentoring/answers/mutations";
import {
  judgeRecommendation,
  recommend,
  reportRecommendation,
  takeBackRecommendation,
} from "@/lib/modules/mentoring/recommendations/mutations";
import {
  holdVisitSchema,
  judgeRecommendationSchema,
  noteVisitSchema,
  planVisitSchema,
  recommendSchema,
  reportRecommendationSchema,
  rescheduleVisitSchema,
  takeBackSchema,
  visitReasonSchema,
  visitVersionSchema,
} from "@/lib/modules/mentoring/schema";
import {
  cancelVisit,
  holdVisit,
  noteVisit,
  planVisit,
  rescheduleVisit,
} from "@/lib/modules/mentoring/visits/mutations";

const VISITS = "/schools/{school}/visits";
const VISIT = `${VISITS}/{visit}` as const;
const RECOMMENDATION = "/schools/{school}/recommendations/{recommendation}";

export const mentoringProcedures = {
  plan: command({ path: VISITS })
    .input(planVisitSchema)
    .handler(async ({ input, context }) =>
      planVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  reschedule: command({ path: `${VISIT}/reschedule` })
    .input(rescheduleVisitSchema)
    .handler(async ({ input, context }) =>
      rescheduleVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  agree: command({ path: `${VISIT}/agree` })
    .input(visitVersionSchema)
    .handler(async ({ input, context }) =>
      agreeVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  cancel: command({ path: `${VISIT}/cancel` })
    .input(visitReasonSchema)
    .handler(async ({ input, context }) =>
      cancelVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  note: save({ path: `${VISIT}/note` })
    .input(noteVisitSchema)
    .handler(async ({ input, context }) =>
      noteVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  recommend: command({ path: `${VISIT}/recommendations` })
    .input(recommendSchema)
    .handler(async ({ input, context }) =>
      recommend(await context.contextFor({ organisation: input.school }), input),
    ),
  takeBack: command({ path: `${RECOMMENDATION}/remove` })
    .input(takeBackSchema)
    .handler(async ({ input, context }) =>
      takeBackRecommendation(await context.contextFor({ organisation: input.school }), input),
    ),
  judge: command({ path: `${RECOMMENDATION}/outcome` })
    .input(judgeRecommendationSchema)
    .handler(async ({ input, context }) =>
      judgeRecommendation(await context.contextFor({ organisation: input.school }), input),
    ),
  hold: command({ path: `${VISIT}/hold` })
    .input(holdVisitSchema)
    .handler(async ({ input, context }) =>
      holdVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  report: command({ path: `${RECOMMENDATION}/report` })
    .input(reportRecommendationSchema)
    .handler(async ({ input, context }) =>
      reportRecommendation(await context.contextFor({ organisation: input.school }), input),
    ),
  dispute: command({ path: `${VISIT}/dispute` })
    .input(visitReasonSchema)
    .handler(async ({ input, context }) =>
      disputeVisit(await context.contextFor({ organisation: input.school }), input),
    ),
  confirm: command({ path: `${VISIT}/confirm` })
    .input(visitVersionSchema)
    .handler(async ({ input, context }) =>
      confirmVisit(await context.contextFor({ organisation: input.school }), input),
    ),
};
