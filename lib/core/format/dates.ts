import { dateInZone } from "./zone";

const MONTHS_GENITIVE = [
  "января",
  "февраля",
  "марта",
  "апреля",
  "мая",
  "июня",
  "июля",
  "августа",
  "сентября",
  "октября",
  "ноября",
  "декабря",
];

/** `2027-02-15` → «15.02.2027». */
export function formatDate(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${day}.${month}.${year}`;
}

/** `2027-02-15` → «15.02», where the year is known from the page. */
export function formatDayMonth(iso: string): string {
  const { month, day } = parts(iso);
  return `${day}.${month}`;
}

/** `2027-02-15` → «15 февраля 2027 г.», for documents. */
export function formatLongDate(iso: string): string {
  const { year, month, day } = parts(iso);
  return `${String(Number(day))} ${MONTHS_GENITIVE[Number(month) - 1] ?? month} ${year} г.`;
}

/** `2027-04-12` → «12 апреля», where the year is known from the page. */
export function formatDayOfMonth(iso: string): string {
  const { month, day } = parts(iso);
  return `${String(Number(day))} ${MONTHS_GENITIVE[Number(month) - 1] ?? month}`;
}

const MONTHS_SHORT = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];

/** Month 1–12 where there is no room for its name: «апр». */
export function shortMonth(month: number): string {
  return MONTHS_SHORT[month - 1] ?? String(month);
}

/** Days of the week in the order of the calendar, Monday first. */
export const WEEKDAYS = [
  { short: "Пн", name: "понедельник" },
  { short: "Вт", name: "вторник" },
  { short: "Ср", name: "среда" },
  { short: "Чт", name: "четверг" },
  { short: "Пт", name: "пятница" },
  { short: "Сб", name: "суббота" },
  { short: "Вс", name: "воскресенье" },
] as const;

/** Place of a day in its week, Monday is 0. */
export function weekdayIndex(iso: string): number {
  return (new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** Instant → «14:03» in a time zone. */
export function formatTime(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat("ru", { timeZone, hour: "2-digit", minute: "2-digit" }).format(
    new Date(instant),
  );
}

/** Instant → «15.02.2027, 14:03» in a time zone. */
export function formatInstant(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat("ru", {
    timeZone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return format.format(new Date(instant));
}

/** When something was saved, read on a day: «в 14:03» of that very day, «15.02.2027, 14:03» of another. */
export function formatMoment(instant: string, timeZone: string, today: string): string {
  return dateInZone(new Date(instant), timeZone) === today
    ? `в ${formatTime(instant, timeZone)}`
    : formatInstant(instant, timeZone);
}

function parts(iso: string): { year: string; month: string; day: string } {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  return { year, month, day };
}
