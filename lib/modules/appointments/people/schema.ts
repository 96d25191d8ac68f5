import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

const organisation = z.string().min(1).max(40);

export const searchPeopleSchema = z.object({ organisation, query: z.string().trim().max(200) });
export type SearchPeopleInput = z.infer<typeof searchPeopleSchema>;

export const candidatesSchema = z.object({ organisation, school: z.string().min(1).max(40) });
export type CandidatesInput = z.infer<typeof candidatesSchema>;

export const linkAccountSchema = z.object({
  organisation,
  appointmentId: z.uuid(),
  email: z.email("Укажите электронную почту, например ivanova@school.example").max(320),
});
export type LinkAccountInput = z.infer<typeof linkAccountSchema>;

export const linkFields = linkAccountSchema.pick({ email: true });

export const offerFields = z.object({
  source: z.enum(["person", "user"]),
  sourceId: z.uuid("Выберите, кого предложить"),
  consentOn: daySchema("Укажите дату письменного согласия"),
});

export const offerMentorSchema = offerFields.extend({ organisation });
export type OfferMentorInput = z.infer<typeof offerMentorSchema>;

export const withdrawOfferSchema = z.object({ organisation, id: z.uuid() });
export type WithdrawOfferInput = z.infer<typeof withdrawOfferSchema>;
