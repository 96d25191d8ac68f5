import { z } from "zod";

/** A calendar date a person types; another year than these is a slip of the hand, and no column holds the year 0. */
export function daySchema(missing: string) {
  return z.iso
    .date({ error: missing, abort: true })
    .refine((day) => day >= "1900-01-01" && day <= "2200-12-31", "Проверьте год: он от 1900 до 2200");
}
