import { command } from "@/lib/core/api/base";
import { openReview, publishList, recallReview } from "@/lib/modules/school-lists/publication/mutations";
import {
  openReviewSchema,
  publishListSchema,
  recallReviewSchema,
} from "@/lib/modules/school-lists/publication/schema";

const LIST = "/organisations/{organisation}/school-lists/{id}";

export const listPublicationProcedures = {
  openReview: command({ path: `${LIST}/review` })
    .input(openReviewSchema)
    .handler(async ({ input, context }) =>
      openReview(await context.contextFor({ organisation: input.organisation }), input),
    ),

  recallReview: command({ path: `${LIST}/review/recall` })
    .input(recallReviewSchema)
    .handler(async ({ input, context }) =>
      recallReview(await context.contextFor({ organisation: input.organisation }), input),
    ),

  publish: command({ path: `${LIST}/publish` })
    .input(publishListSchema)
    .handler(async ({ input, context }) =>
      publishList(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
