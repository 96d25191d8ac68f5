import { z } from "zod";

import { TokenScope } from "@/lib/core/db/enums";
import { daySchema } from "@/lib/core/format/day-schema";

const organisation = z.string().min(1).max(40);
const text = (missing: string, longest: number) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(longest, `Не длиннее ${String(longest)} знаков`);

export const listTokensSchema = z.object({ organisation, after: z.uuid().optional() });

export const issueTokenSchema = z.object({
  organisation,
  name: text("Назовите систему, которая будет читать, например «Регион. Отчёты»", 120),
  scopes: z
    .array(z.enum(TokenScope))
    .min(1, "Отметьте, что система может читать")
    .transform((scopes) => [...new Set(scopes)].sort()),
  expiresOn: daySchema("Укажите последний день ключа"),
});
export type IssueTokenInput = z.infer<typeof issueTokenSchema>;

export const revokeTokenSchema = z.object({
  organisation,
  id: z.uuid(),
  reason: text("Укажите, почему ключ отзывают", 300),
});
export type RevokeTokenInput = z.infer<typeof revokeTokenSchema>;
