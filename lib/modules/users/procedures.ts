import { command, read } from "@/lib/core/api/base";
import { endMembership, grantMembership } from "@/lib/modules/users/memberships/mutations";
import { disableUser, enableUser, inviteUser, issueResetLink } from "@/lib/modules/users/mutations";
import { listUsers } from "@/lib/modules/users/queries";
import {
  endMembershipSchema,
  grantMembershipSchema,
  inviteUserSchema,
  listUsersSchema,
  userTargetSchema,
} from "@/lib/modules/users/schema";

const USERS = "/organisations/{organisation}/users";

export const userProcedures = {
  list: read({ path: USERS })
    .input(listUsersSchema)
    .handler(async ({ input, context }) =>
      listUsers(await context.contextFor({ organisation: input.organisation }), input),
    ),

  invite: command({ path: USERS })
    .input(inviteUserSchema)
    .handler(async ({ input, context }) =>
      inviteUser(await context.contextFor({ organisation: input.organisation }), input),
    ),

  issueResetLink: command({ path: `${USERS}/{userId}/reset-link` })
    .input(userTargetSchema)
    .handler(async ({ input, context }) =>
      issueResetLink(await context.contextFor({ organisation: input.organisation }), input),
    ),

  disable: command({ path: `${USERS}/{userId}/disable` })
    .input(userTargetSchema)
    .handler(async ({ input, context }) =>
      disableUser(await context.contextFor({ organisation: input.organisation }), input),
    ),

  enable: command({ path: `${USERS}/{userId}/enable` })
    .input(userTargetSchema)
    .handler(async ({ input, context }) =>
      enableUser(await context.contextFor({ organisation: input.organisation }), input),
    ),

  grantMembership: command({ path: `${USERS}/{userId}/memberships` })
    .input(grantMembershipSchema)
    .handler(async ({ input, context }) =>
      grantMembership(await context.contextFor({ organisation: input.organisation }), input),
    ),

  endMembership: command({ path: "/organisations/{organisation}/memberships/{membershipId}/end" })
    .input(endMembershipSchema)
    .handler(async ({ input, context }) =>
      endMembership(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
