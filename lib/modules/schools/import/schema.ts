import { z } from "zod";

/** What a table of schools needs beside the file: the day from which what it says holds. */
export const schoolImportOptionsSchema = z.object({ validFrom: z.iso.date() });
