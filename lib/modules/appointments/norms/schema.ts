import { z } from "zod";

const whole = (most: number, text: string) =>
  z.coerce.number<number | string>(text).int(text).min(1, text).max(most, text);

export const normsFields = z.object({
  schoolsPerMentor: whole(50, "Укажите число школ от 1 до 50"),
  lapseDays: whole(365, "Укажите число дней от 1 до 365"),
});

export const saveNormsSchema = normsFields.extend({
  organisation: z.string().min(1).max(40),
  version: z.number().int().min(0).max(1_000_000),
});
export type SaveNormsInput = z.infer<typeof saveNormsSchema>;
