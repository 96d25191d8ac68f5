import type { Address, FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** How many questions that must be answered are, of all of them. */
export function answeredShare(form: Form, { standing, missing }: FormState): { done: number; all: number } {
  const required = form.sections
    .flatMap(({ questions }) => questions)
    .filter(({ code }) => standing[code]?.visible && standing[code].required);
  const open = new Set(missing.map(({ at }) => at.question));
  return { done: required.filter(({ code }) => !open.has(code)).length, all: required.length };
}

/** The first answer that is missing after a question, round from the beginning; null when none is. */
export function nextMissing(form: Form, { missing }: FormState, after: string | null): Address | null {
  const order = form.sections.flatMap(({ questions }) => questions.map(({ code }) => code));
  const placed = missing
    .map(({ at }, place) => ({ at, place, order: order.indexOf(at.question) }))
    .sort((a, b) => a.order - b.order || a.place - b.place);
  const from = after === null ? -1 : order.indexOf(after);
  return (placed.find((each) => each.order > from) ?? placed[0])?.at ?? null;
}
