import { comparableCodes } from "@/lib/modules/monitorings/comparison/definitions/rules";
import type { FormComparison, PartChange } from "@/lib/modules/monitorings/comparison/types";
import { fieldChanges } from "@/lib/modules/monitorings/comparison/words/rules";
import { partsOf } from "@/lib/modules/monitorings/editing/rules";
import { PART_KINDS, type FormPart, type PartKind } from "@/lib/modules/monitorings/editing/types";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { longestRise } from "@/lib/modules/plans/revisions/diff/rules";
import type { FieldChange } from "@/lib/modules/plans/revisions/diff/types";

/** What differs in two versions of a form, part by part in the order of the later one; what went stands last of its kind. */
export function compareForms(before: Form, after: Form): FormComparison {
  const comparable = comparableCodes(before, after);
  const kept = partsOf(after, "question").filter(({ code }) =>
    partsOf(before, "question").some((old) => old.code === code),
  );
  return {
    changes: PART_KINDS.flatMap((part) => changesOf(part, before, after, comparable)),
    kept: kept.length,
    comparable: kept.filter(({ code }) => comparable.has(code)).length,
  };
}

function changesOf(part: PartKind, before: Form, after: Form, comparable: ReadonlySet<string>): PartChange[] {
  const [old, now] = [partsOf(before, part), partsOf(after, part)];
  const moves = movesOf(part, before, after);
  const named = (of: FormPart) => ({ part, code: of.code, title: titleOf(of) });
  const stayed = now.flatMap((of): PartChange[] => {
    const earlier = old.find(({ code }) => code === of.code);
    if (!earlier) return [{ ...named(of), kind: "added", moved: null, fields: [], comparable: null }];
    const fields = fieldChanges(earlier, of);
    const moved = moves.get(of.code) ?? null;
    if (fields.length === 0 && moved === null) return [];
    const same = part === "question" ? comparable.has(of.code) : null;
    return [{ ...named(of), kind: "changed", moved, fields, comparable: same }];
  });
  const gone = old.filter(({ code }) => !now.some((of) => of.code === code));
  return [
    ...stayed,
    ...gone.map((of): PartChange => ({
      ...named(of),
      kind: "removed",
      moved: null,
      fields: [],
      comparable: null,
    })),
  ];
}

function titleOf(part: FormPart): string {
  return "title" in part ? part.title : part.text;
}

/** Parts that stand elsewhere: in another section, or not among the longest run that kept its order. */
function movesOf(part: PartKind, before: Form, after: Form): Map<string, FieldChange> {
  const [old, now] = [standing(part, before), standing(part, after)];
  const moved = new Map<string, FieldChange>();
  const stayed = [...now].flatMap(([code, { section, title }]) => {
    const earlier = old.get(code);
    if (!earlier) return [];
    if (earlier.section === section) return [{ code, section, position: earlier.position }];
    moved.set(code, { label: "Раздел", before: earlier.title, after: title, words: null });
    return [];
  });
  for (const [, group] of Map.groupBy(stayed, ({ section }) => section)) {
    const still = longestRise(group.map(({ position }) => position));
    const was = group.toSorted((a, b) => a.position - b.position);
    group.forEach((each, index) => {
      if (still.has(index)) return;
      const [before, after] = [was.indexOf(each) + 1, index + 1].map(String) as [string, string];
      moved.set(each.code, { label: "Место", before, after, words: null });
    });
  }
  return moved;
}

interface Standing {
  section: string;
  title: string;
  position: number;
}

function standing(part: PartKind, form: Form): Map<string, Standing> {
  const lists =
    part === "question"
      ? form.sections.map(({ code, title, questions }) => ({ code, title, codes: questions }))
      : [{ code: "", title: "", codes: partsOf(form, part) }];
  return new Map(
    lists.flatMap(({ code: section, title, codes }) =>
      codes.map(({ code }, position) => [code, { section, title, position }] as const),
    ),
  );
}
