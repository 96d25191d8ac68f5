import type { RegisterAddress } from "@/lib/modules/schools/schema";

/** What the address says, by name; what it does not say is absent. */
export function toldOf(address: RegisterAddress): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(address) as [string, string | number | undefined][]) {
    if (value !== undefined && value !== "") told[name] = String(value);
  }
  return told;
}

/** The address of what is sought: «?q=залесская&small=yes», empty for all. */
export function registerQuery(address: RegisterAddress): string {
  const text = new URLSearchParams(toldOf(address)).toString();
  return text === "" ? "" : `?${text}`;
}
