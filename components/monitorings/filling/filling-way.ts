import type { FillingFrame } from "@/components/monitorings/filling/filling-context";
import { placeOf } from "@/components/monitorings/question-words";
import { nextMissing } from "@/lib/modules/monitorings/filling/progress/rules";

/** Stands for the last step of filling among the sections of the address. */
export const SEND = "send";

/** Stands for the form as a spreadsheet among the sections of the address. */
export const SHEET = "sheet";

/** To the first answer that is missing after a question; to the last step when none is. */
export function goToMissing({ filling: { form }, state, go }: FillingFrame, after: string | null): void {
  const at = nextMissing(form, state, after);
  const place = at && placeOf(form, [at]);
  if (place) go(place.section, place.id);
  else go(SEND);
}

/** The question the focus stands in. */
export function questionOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>("[data-question]")?.dataset.question ?? null;
}
