import { addDays } from "./calendar";

/** Days of the letter of 29.01.2024, by which every year's are planned (handbook 4.1), and what the demonstration takes. */
const WINDOWS = {
  M1: { opens: "09-02", closes: "09-13", ahead: 3 },
  M2: { opens: "09-16", closes: "09-30", ahead: 3 },
  M3: { opens: "10-07", closes: "10-25", ahead: 3 },
  M4: { opens: "10-14", closes: "10-31", ahead: 3 },
  M5: { opens: "11-11", closes: "12-16", ahead: 0 },
} as const;

export type DemoCode = keyof typeof WINDOWS;
export const DEMO_CODES = Object.keys(WINDOWS) as DemoCode[];

/** Days of a monitoring of a year, `YYYY-MM-DD`, each inclusive. */
export function windowOf(code: DemoCode, year: number) {
  const { opens, closes, ahead } = WINDOWS[code];
  const on = (day: string) => `${String(year)}-${day}`;
  return {
    opensOn: on(opens),
    respondentUntilOn: addDays(on(closes), -ahead),
    municipalityUntilOn: on(closes),
    closesOn: on(closes),
    regionUntilOn: addDays(on(closes), 7),
  };
}
