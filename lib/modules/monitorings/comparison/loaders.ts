import { notFound } from "next/navigation";
import { cache } from "react";

import { pageContext } from "@/lib/core/auth/context";
import { orNotFound } from "@/lib/core/auth/or-not-found";
import { getFormComparison } from "@/lib/modules/monitorings/comparison/queries";

/** Two versions of a form side by side, as the address names them: `?from=1&to=2`. */
export const loadFormComparison = cache((code: string, from: unknown, to: unknown) => {
  const asked = { from: readNumber(from), to: readNumber(to) };
  return orNotFound(async () => getFormComparison(await pageContext("region"), code, asked));
});

function readNumber(value: unknown): number | null {
  if (value === undefined) return null;
  if (typeof value !== "string" || !/^[1-9]\d{0,5}$/.test(value)) notFound();
  return Number(value);
}
