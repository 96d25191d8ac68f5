import { z } from "zod";

import { daySchema } from "@/lib/core/format/day-schema";

/** What a table of schools needs beside the file: the day from which what it says holds. */
export const schoolImportOptionsSchema = z.object({ validFrom: daySchema("Укажите дату") });
