import type { Tx } from "@/lib/core/db/client";
import type { EducationLevel, Settlement } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { isoDay } from "@/lib/core/format/zone";
import type { Found, SchoolFact } from "@/lib/modules/monitorings/prefill/types";

/** Codes of the forms of the handbook. */
const LEVELS: Record<EducationLevel, string> = {
  primary_general: "noo",
  basic_general: "ooo",
  secondary_general: "soo",
};
const SETTLEMENTS: Record<Settlement, string> = { urban: "city", rural: "village" };

/** What the register of schools says of a school on a day. One statement. */
export async function readSchoolFacts(
  tx: Tx,
  { organisationId, today }: { organisationId: string; today: string },
): Promise<(fact: SchoolFact) => Found | null> {
  const on = new Date(today);
  const card = await tx.organisationAttributes.findFirst({
    where: { organisationId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: {
      validFrom: true,
      pupils: true,
      educationLevels: true,
      small: true,
      capacity: true,
      shifts: true,
      settlement: true,
    },
  });
  if (!card) return () => null;
  const origin = `из реестра школ, на ${formatDate(isoDay(card.validFrom))}`;
  const values: Record<SchoolFact, unknown> = {
    pupils: text(card.pupils),
    levels: card.educationLevels.map((level) => LEVELS[level]),
    small: card.small,
    capacity: text(card.capacity),
    shifts: text(card.shifts),
    settlement: card.settlement === null ? null : SETTLEMENTS[card.settlement],
  };
  return (fact) => (values[fact] === null ? null : { value: values[fact], origin });
}

function text(count: number | null): string | null {
  return count === null ? null : String(count);
}
