import { anonymous, save } from "@/lib/core/api/base";
import {
  acceptOneTimeLink,
  changePassword,
  endOtherSessions,
  endSession,
} from "@/lib/modules/account/mutations";
import {
  acceptLinkSchema,
  changePasswordSchema,
  endOtherSessionsSchema,
  endSessionSchema,
} from "@/lib/modules/account/schema";

export const accountProcedures = {
  changePassword: save({ path: "/account/password" })
    .input(changePasswordSchema)
    .handler(async ({ input, context }) => changePassword(await context.contextFor("self"), input)),

  endSession: save({ path: "/account/sessions/{id}/end" })
    .input(endSessionSchema)
    .handler(async ({ input, context }) => endSession(await context.contextFor("self"), input)),

  endOtherSessions: save({ path: "/account/sessions/end-others" })
    .input(endOtherSessionsSchema)
    .handler(async ({ context }) => endOtherSessions(await context.contextFor("self"))),

  acceptLink: anonymous({ path: "/account/one-time-link" })
    .input(acceptLinkSchema)
    .handler(({ input }) => acceptOneTimeLink(input)),
};
