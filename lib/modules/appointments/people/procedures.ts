import { command, read } from "@/lib/core/api/base";
import { saveNorms } from "@/lib/modules/appointments/norms/mutations";
import { saveNormsSchema } from "@/lib/modules/appointments/norms/schema";
import { listCandidates } from "@/lib/modules/appointments/people/candidates/queries";
import { linkAccount, offerMentor, withdrawOffer } from "@/lib/modules/appointments/people/mutations";
import { searchPeople } from "@/lib/modules/appointments/people/queries";
import {
  candidatesSchema,
  linkAccountSchema,
  offerMentorSchema,
  searchPeopleSchema,
  withdrawOfferSchema,
} from "@/lib/modules/appointments/people/schema";

const OWNER = "/organisations/{organisation}";

export const appointmentProcedures = {
  people: read({ path: `${OWNER}/appointees` })
    .input(searchPeopleSchema)
    .handler(async ({ input, context }) =>
      searchPeople(await context.contextFor({ organisation: input.organisation }), input),
    ),

  candidates: read({ path: `${OWNER}/mentor-candidates/{school}` })
    .input(candidatesSchema)
    .handler(async ({ input, context }) =>
      listCandidates(await context.contextFor({ organisation: input.organisation }), input),
    ),

  link: command({ path: `${OWNER}/appointments/{appointmentId}/account` })
    .input(linkAccountSchema)
    .handler(async ({ input, context }) =>
      linkAccount(await context.contextFor({ organisation: input.organisation }), input),
    ),

  offer: command({ path: `${OWNER}/mentor-offers` })
    .input(offerMentorSchema)
    .handler(async ({ input, context }) =>
      offerMentor(await context.contextFor({ organisation: input.organisation }), input),
    ),

  withdraw: command({ path: `${OWNER}/mentor-offers/{id}/withdraw` })
    .input(withdrawOfferSchema)
    .handler(async ({ input, context }) =>
      withdrawOffer(await context.contextFor({ organisation: input.organisation }), input),
    ),

  norms: command({ path: `${OWNER}/appointment-norms` })
    .input(saveNormsSchema)
    .handler(async ({ input, context }) =>
      saveNorms(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
