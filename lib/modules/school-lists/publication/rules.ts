/** Handbook 2.5: five working days for the authorities to clarify (a proposal; the day is editable). */
const WORKING_DAYS = 5;

/** The day that many working days after another; days off besides weekends are not known yet. */
function addWorkingDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  for (let left = days; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) left -= 1;
  }
  return day.toISOString().slice(0, 10);
}

/** Last day of appeals proposed for a list opened today. */
export function proposedTerm(today: string): string {
  return addWorkingDays(today, WORKING_DAYS);
}
