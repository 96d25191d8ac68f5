import { command } from "@/lib/core/api/base";
import { removeCalendarDay, setCalendarDay } from "@/lib/modules/monitorings/campaigns/calendar/mutations";
import {
  removeCalendarDaySchema,
  setCalendarDaySchema,
} from "@/lib/modules/monitorings/campaigns/calendar/schema";

const CALENDAR = "/organisations/{organisation}/calendar-days";

export const calendarProcedures = {
  set: command({ path: CALENDAR })
    .input(setCalendarDaySchema)
    .handler(async ({ input, context }) =>
      setCalendarDay(await context.contextFor({ organisation: input.organisation }), input),
    ),

  remove: command({ path: `${CALENDAR}/remove` })
    .input(removeCalendarDaySchema)
    .handler(async ({ input, context }) =>
      removeCalendarDay(await context.contextFor({ organisation: input.organisation }), input),
    ),
};
