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

function parts(iso: string): { year: string; month: string; day: string } {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  return { year, month, day };
}
