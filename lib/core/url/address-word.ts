import { z } from "zod";

/** A word of an address that goes to the database as it is. Nobody types a zero byte, and PostgreSQL takes none. */
export function addressWord(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((typed) => !typed.includes("\0"));
}
