import type { z } from "zod";

import type { formSchema } from "@/lib/modules/monitorings/forms/schema";

/** As a person or a seed writes it: what is not said has its default. */
export type FormInput = z.input<typeof formSchema>;
export type Form = z.infer<typeof formSchema>;
export type Section = Form["sections"][number];
export type Question = Section["questions"][number];
export type Table = Extract<Question, { type: "table" }>;
/** Which rows of a table are results of a school, and by which indicators. */
export type TableResults = Table["results"][number];
export type Column = Table["columns"][number];
export type Check = Form["checks"][number];
export type Fact = Form["facts"][number];
