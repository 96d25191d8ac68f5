import { z } from "zod";

/** A word of the address that is not understood is no filter: an old link still opens the page. */
const word = (longest: number) => z.string().trim().max(longest).nullable().catch(null).default(null);

/** What of the plan is shown and how, as it stands in the address of its page. */
export const planViewSchema = z.object({
  view: z.enum(["table", "calendar", "timeline"]).catch("table").default("table"),
  /** Month of the calendar, `YYYY-MM`. */
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable()
    .catch(null)
    .default(null),
  track: z
    .string()
    .regex(/^\d{1,2}$/)
    .transform(Number)
    .nullable()
    .catch(null)
    .default(null),
  state: z
    .enum(["not_started", "in_progress", "done", "done_late", "cancelled"])
    .nullable()
    .catch(null)
    .default(null),
  /** Overdue, or due in the month of today and not finished. */
  due: z.enum(["overdue", "month"]).nullable().catch(null).default(null),
  /** Part of the name or post of who answers. */
  responsible: word(200),
  /** Code of a school the measure names. */
  school: word(40),
  /** Lineage of the measure whose sheet is opened with the page. */
  measure: z.uuid().nullable().catch(null).default(null),
  /** Words of the measure's name. */
  q: word(200),
});

export type PlanViewParams = z.infer<typeof planViewSchema>;

/** The view an address asks for; what it does not say or says wrong is the default. */
export function readPlanView(address: { get: (name: string) => string | null }): PlanViewParams {
  const named = Object.keys(planViewSchema.shape).flatMap((name) => {
    const value = address.get(name)?.trim();
    return value ? [[name, value] as const] : [];
  });
  return planViewSchema.parse(Object.fromEntries(named));
}
