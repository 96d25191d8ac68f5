import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

const organisation = z.string().min(1).max(40);

/** A day that is not as its weekday says. */
export const setCalendarDaySchema = z.object({
  organisation,
  day: daySchema("Укажите день"),
  working: z.boolean(),
  title: z.string().trim().max(200, "Название — не более 200 знаков"),
});
export type SetCalendarDayInput = z.infer<typeof setCalendarDaySchema>;

export const removeCalendarDaySchema = setCalendarDaySchema.pick({ organisation: true, day: true });
export type RemoveCalendarDayInput = z.infer<typeof removeCalendarDaySchema>;
