/** A day that is not as its weekday says. */
export interface CalendarDayRow {
  day: string;
  working: boolean;
  /** «День народного единства». */
  title: string;
}
