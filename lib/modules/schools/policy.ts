import { formatDate } from "@/lib/core/format/dates";
import { worksOn } from "@/lib/modules/schools/rules";
import type { SchoolAct, SchoolFactsRow } from "@/lib/modules/schools/types";

interface Closing {
  closedOn: string | null;
}

/**
 * Why an act may not be written of a school today, whatever the day it is written for; null when it may. What happened
 * before the closing may still be corrected, and a school that has closed may have been parted from another one.
 */
export function refuseAct(act: SchoolAct, school: Closing, today: string): string | null {
  const { closedOn } = school;
  switch (act) {
    case "correct":
    case "split":
      return null;
    case "change":
    case "move":
      return worksOn(school, today) || closedOn === null
        ? null
        : `Школа закрыта с ${formatDate(closedOn)}: нового о ней не записывают.`;
    case "merge":
    case "close":
      return closedOn === null
        ? null
        : `Закрытие школы с ${formatDate(closedOn)} уже записано: второй раз его не записывают.`;
  }
}

/** Why an act may not be written for a day; null when it may. */
export function refuseDay(school: Closing, day: string): string | null {
  return worksOn(school, day) || school.closedOn === null
    ? null
    : `С ${formatDate(school.closedOn)} школа не работает. Укажите день раньше.`;
}

/** Why a school may not take in another one on a day: it must go on from then; null when it may. */
export function refuseSuccessor(other: Closing, day: string): string | null {
  return worksOn(other, day) || other.closedOn === null
    ? null
    : `Эта школа закрыта с ${formatDate(other.closedOn)}. Проверьте код школы и день.`;
}

/** Why nothing may be parted from a school on a day: it must have worked until then; null when it may. */
export function refuseOrigin({ closedOn }: Closing, day: string): string | null {
  return closedOn === null || closedOn >= day
    ? null
    : `Эта школа закрыта с ${formatDate(closedOn)}, раньше этого дня. Проверьте код школы и день.`;
}

/** Why facts that hold today may not be changed from a day on: others hold on it; null when they may. */
export function refuseOtherFacts(
  { validFrom, validTo }: Pick<SchoolFactsRow, "validFrom" | "validTo">,
  day: string,
): string | null {
  if (day < validFrom)
    return `До ${formatDate(validFrom)} действовали другие сведения. Укажите день позже ${formatDate(validFrom)}.`;
  if (validTo !== null && day >= validTo)
    return `С ${formatDate(validTo)} уже записаны другие сведения. Укажите день раньше.`;
  return null;
}
