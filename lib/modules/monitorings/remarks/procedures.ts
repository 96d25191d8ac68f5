import { command } from "@/lib/core/api/base";
import {
  addRemark,
  changeRemark,
  closeRemark,
  removeRemark,
  reopenRemark,
  replyToRemark,
} from "@/lib/modules/monitorings/remarks/mutations";
import {
  addRemarkSchema,
  changeRemarkSchema,
  closeRemarkSchema,
  removeRemarkSchema,
  reopenRemarkSchema,
  replyToRemarkSchema,
} from "@/lib/modules/monitorings/remarks/schema";

const REMARKS = "/organisations/{organisation}/submissions/{id}/remarks";
const REMARK = `${REMARKS}/{remarkId}` as const;

export const remarkProcedures = {
  add: command({ path: REMARKS })
    .input(addRemarkSchema)
    .handler(async ({ input, context }) =>
      addRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),

  change: command({ path: `${REMARK}/change` })
    .input(changeRemarkSchema)
    .handler(async ({ input, context }) =>
      changeRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),

  remove: command({ path: `${REMARK}/remove` })
    .input(removeRemarkSchema)
    .handler(async ({ input, context }) =>
      removeRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),

  reply: command({ path: `${REMARK}/reply` })
    .input(replyToRemarkSchema)
    .handler(async ({ input, context }) =>
      replyToRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),

  close: command({ path: `${REMARK}/close` })
    .input(closeRemarkSchema)
    .handler(async ({ input, context }) =>
      closeRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),

  reopen: command({ path: `${REMARK}/reopen` })
    .input(reopenRemarkSchema)
    .handler(async ({ input, context }) =>
      reopenRemark(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
