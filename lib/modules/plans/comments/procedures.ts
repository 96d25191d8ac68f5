import { command, read } from "@/lib/core/api/base";
import {
  answerComment,
  closeComment,
  makeComment,
  reopenComment,
} from "@/lib/modules/plans/comments/mutations";
import { acceptProposal } from "@/lib/modules/plans/comments/proposals/mutations";
import { listComments } from "@/lib/modules/plans/comments/queries";
import {
  acceptProposalSchema,
  answerCommentSchema,
  closeCommentSchema,
  listCommentsSchema,
  makeCommentSchema,
  reopenCommentSchema,
} from "@/lib/modules/plans/comments/schema";

const COMMENTS = "/municipalities/{municipality}/plans/{year}/comments";
const COMMENT = `${COMMENTS}/{id}` as const;

export const commentProcedures = {
  list: read({ path: COMMENTS })
    .input(listCommentsSchema)
    .handler(async ({ input, context }) =>
      listComments(await context.contextFor({ organisation: input.municipality }), input.year),
    ),

  make: command({ path: COMMENTS })
    .input(makeCommentSchema)
    .handler(async ({ input, context }) =>
      makeComment(await context.contextFor({ organisation: input.municipality }), input),
    ),

  answer: command({ path: `${COMMENT}/answer` })
    .input(answerCommentSchema)
    .handler(async ({ input, context }) =>
      answerComment(await context.contextFor({ organisation: input.municipality }), input),
    ),

  close: command({ path: `${COMMENT}/close` })
    .input(closeCommentSchema)
    .handler(async ({ input, context }) =>
      closeComment(await context.contextFor({ organisation: input.municipality }), input),
    ),

  reopen: command({ path: `${COMMENT}/reopen` })
    .input(reopenCommentSchema)
    .handler(async ({ input, context }) =>
      reopenComment(await context.contextFor({ organisation: input.municipality }), input),
    ),

  acceptProposal: command({
    path: "/municipalities/{municipality}/plans/{year}/proposals/{proposalId}/accept",
  })
    .input(acceptProposalSchema)
    .handler(async ({ input, context }) =>
      acceptProposal(await context.contextFor({ organisation: input.municipality }), input),
    ),
};
