import type { FormEdit, FormPart, PartKind, Parts, Place } from "@/lib/modules/monitorings/editing/types";
import type { Form, Section } from "@/lib/modules/monitorings/forms/types";

/** A part by its code, a section without its questions; null where there is none. A code met twice means the first. */
export function findPart<Kind extends PartKind>(form: Form, part: Kind, code: string): Parts[Kind] | null {
  const found = partsOf(form, part).find((each) => each.code === code);
  return (found as Parts[Kind] | undefined) ?? null;
}

/** All parts of a kind in the order of the form. */
export function partsOf(form: Form, part: PartKind): FormPart[] {
  switch (part) {
    case "section":
      return form.sections.map(headOf);
    case "question":
      return form.sections.flatMap(({ questions }) => questions);
    case "check":
      return form.checks;
    case "fact":
      return form.facts;
  }
}

function headOf({ questions: _questions, ...head }: Section): Parts["section"] {
  return head;
}

/** What is lost when a part is removed: of a section, its questions too. */
export function wholeOf(form: Form, part: PartKind, code: string): FormPart | Section | null {
  if (part !== "section") return findPart(form, part, code);
  return form.sections.find((section) => section.code === code) ?? null;
}

/** Where a part stands now; null where there is none. */
export function placeOfPart(form: Form, part: PartKind, code: string): Place | null {
  if (part !== "question") return placeIn(partsOf(form, part), code, null);
  for (const section of form.sections) {
    const place = placeIn(section.questions, code, section.code);
    if (place) return place;
  }
  return null;
}

function placeIn(all: readonly { code: string }[], code: string, section: string | null): Place | null {
  const position = all.findIndex((each) => each.code === code);
  return position < 0 ? null : { section, after: all[position - 1]?.code ?? null };
}

/**
 * The form with an edit made, whatever it held before: conflicts are the caller's business. What the edit is about may
 * be gone: then the form stays as it was. Never throws.
 */
export function applyEdit(form: Form, edit: FormEdit): Form {
  switch (edit.kind) {
    case "set":
      return withPart(form, edit.part, edit.code, (part) =>
        edit.field === null ? (edit.value as FormPart) : { ...part, [edit.field]: edit.value },
      );
    case "add": {
      if (findPart(form, edit.part, edit.code)) return form;
      const value = edit.value as FormPart;
      const added = edit.part === "section" ? { questions: [], ...value } : value;
      return insert(form, edit.part, added, edit.place);
    }
    case "remove":
      return without(form, edit.part, edit.code);
    case "move": {
      const moved = wholeOf(form, edit.part, edit.code);
      const { after, section } = edit.place;
      const target = edit.part !== "question" || form.sections.some(({ code }) => code === section);
      if (!moved || !target || after === edit.code) return form;
      return insert(without(form, edit.part, edit.code), edit.part, moved, edit.place);
    }
  }
}

function withPart(form: Form, part: PartKind, code: string, change: (part: FormPart) => FormPart): Form {
  let done = false;
  const once = <Each extends { code: string }>(each: Each): Each => {
    if (done || each.code !== code) return each;
    done = true;
    return change(each as unknown as FormPart) as unknown as Each;
  };
  switch (part) {
    case "section":
      return { ...form, sections: form.sections.map(once) };
    case "question":
      return {
        ...form,
        sections: form.sections.map((section) => ({ ...section, questions: section.questions.map(once) })),
      };
    case "check":
      return { ...form, checks: form.checks.map(once) };
    case "fact":
      return { ...form, facts: form.facts.map(once) };
  }
}

function without(form: Form, part: PartKind, code: string): Form {
  const rest = <Each extends { code: string }>(all: Each[]) => all.filter((each) => each.code !== code);
  switch (part) {
    case "section":
      return { ...form, sections: rest(form.sections) };
    case "question":
      return {
        ...form,
        sections: form.sections.map((section) => ({ ...section, questions: rest(section.questions) })),
      };
    case "check":
      return { ...form, checks: rest(form.checks) };
    case "fact":
      return { ...form, facts: rest(form.facts) };
  }
}

function insert(form: Form, part: PartKind, added: FormPart, { section, after }: Place): Form {
  switch (part) {
    case "section":
      return { ...form, sections: placed(form.sections, added as Section, after) };
    case "question":
      return {
        ...form,
        sections: form.sections.map((each) =>
          each.code === section
            ? { ...each, questions: placed(each.questions, added as Parts["question"], after) }
            : each,
        ),
      };
    case "check":
      return { ...form, checks: placed(form.checks, added as Parts["check"], after) };
    case "fact":
      return { ...form, facts: placed(form.facts, added as Parts["fact"], after) };
  }
}

/** After another one; last where that one is gone. */
function placed<Each extends { code: string }>(
  all: readonly Each[],
  added: Each,
  after: string | null,
): Each[] {
  const position = after === null ? -1 : all.findIndex(({ code }) => code === after);
  const at = after !== null && position < 0 ? all.length : position + 1;
  return [...all.slice(0, at), added, ...all.slice(at)];
}

/** One step up or down: over a neighbour, or into the section next to its own; null where there is no way on. */
export function stepPlace(form: Form, part: PartKind, code: string, step: -1 | 1): Place | null {
  if (part !== "question") return stepIn(partsOf(form, part), code, step, null);
  const at = form.sections.findIndex(({ questions }) => questions.some((each) => each.code === code));
  const home = form.sections[at];
  if (!home) return null;
  const inside = stepIn(home.questions, code, step, home.code);
  if (inside) return inside;
  const next = form.sections[at + step];
  return next
    ? { section: next.code, after: step === 1 ? null : (next.questions.at(-1)?.code ?? null) }
    : null;
}

function stepIn(
  all: readonly { code: string }[],
  code: string,
  step: -1 | 1,
  section: string | null,
): Place | null {
  const from = all.findIndex((each) => each.code === code);
  const to = from + step;
  if (from < 0 || to < 0 || to >= all.length) return null;
  return { section, after: (step === 1 ? all[to]?.code : all[to - 1]?.code) ?? null };
}

/** The section or the whole list a part stands in, and its place there from 1. */
export function standingOf(
  form: Form,
  part: PartKind,
  code: string,
): { section: Section | null; place: number; of: number } {
  const section =
    part === "question"
      ? (form.sections.find(({ questions }) => questions.some((each) => each.code === code)) ?? null)
      : null;
  const all = section?.questions ?? partsOf(form, part);
  return { section, place: all.findIndex((each) => each.code === code) + 1, of: all.length };
}
