import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";
import { MembershipBasis, Role } from "@/lib/core/db/enums";

const organisation = z.string().min(1).max(40);
const optionalDay = z.union([z.literal(""), daySchema("Укажите дату полностью")]);
const text = (missing: string, longest: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Не длиннее ${String(longest)} знаков`);

const right = {
  organisationCode: z.string("Выберите организацию").min(1, "Выберите организацию").max(40),
  role: z.enum(Role, "Выберите роль"),
  basis: z.enum(MembershipBasis, "Выберите основание"),
  basisDocument: z.string().trim().max(300, "Не длиннее 300 знаков"),
  validFrom: daySchema("Укажите, с какой даты"),
  validTo: optionalDay,
};

interface Right {
  basis: string;
  basisDocument: string;
  validFrom: string;
  validTo: string;
}

function documented({ basis, basisDocument }: Right): boolean {
  return basis === "post" || basisDocument !== "";
}

function inOrder({ validFrom, validTo }: Right): boolean {
  return validTo === "" || validTo >= validFrom;
}

const DOCUMENT = { error: "Укажите приказ: номер и дату", path: ["basisDocument"] };
const ORDER = { error: "Последний день не может быть раньше первого", path: ["validTo"] };

export const listUsersSchema = z.object({
  organisation,
  query: z.string().trim().max(200).optional(),
  after: z.uuid().optional(),
});

export const inviteUserSchema = z
  .object({
    organisation,
    email: z.email("Укажите электронную почту, например ivanova@school.example").max(320),
    fullName: text("Укажите фамилию, имя и отчество", 200),
    post: z.string().trim().max(200, "Не длиннее 200 знаков"),
    ...right,
  })
  .refine(documented, DOCUMENT)
  .refine(inOrder, ORDER);
export type InviteUserInput = z.infer<typeof inviteUserSchema>;

export const grantMembershipSchema = z
  .object({ organisation, userId: z.uuid(), ...right })
  .refine(documented, DOCUMENT)
  .refine(inOrder, ORDER);
export type GrantMembershipInput = z.infer<typeof grantMembershipSchema>;

export const endMembershipSchema = z.object({
  organisation,
  membershipId: z.uuid(),
  lastDay: daySchema("Укажите последний день"),
});
export type EndMembershipInput = z.infer<typeof endMembershipSchema>;

export const userTargetSchema = z.object({ organisation, userId: z.uuid() });
export type UserTarget = z.infer<typeof userTargetSchema>;
