"use client";

import {
  type ChosenPart,
  useEditorFrame,
  useEditorState,
} from "@/components/monitorings/editor/editor-context";
import { Section } from "@/components/ui/section";
import { partsOf } from "@/lib/modules/monitorings/editing/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import { formProblems } from "@/lib/modules/monitorings/lint/rules";
import type { FormProblem } from "@/lib/modules/monitorings/lint/types";
import { useDeferredValue, useMemo } from "react";

/** What is wrong with the form as it stands, each with the way to its place: with any of it it is not published. */
export function LintPanel() {
  const form = useDeferredValue(useEditorState((state) => state.form));
  const { choose } = useEditorFrame();
  const problems = useMemo(() => formProblems(form), [form]);
  return (
    <Section
      title={`Неточности: ${String(problems.length)}`}
      description={
        problems.length === 0 ? "Форму можно опубликовать." : "Пока они есть, форма не публикуется."
      }
    >
      <ul className="max-h-64 space-y-1.5 overflow-y-auto text-sm">
        {problems.map((problem, position) => {
          const place = placeOfProblem(form, problem);
          return (
            <li key={position}>
              {place ? (
                <button type="button" className="link text-left wrap-anywhere" onClick={() => choose(place)}>
                  {problem.text}
                </button>
              ) : (
                problem.text
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The part a problem is about: of a column or a check of a table, its question. */
function placeOfProblem(form: Form, { part, at }: FormProblem): ChosenPart | null {
  if (part === null || at === null) return null;
  if (partsOf(form, part).some(({ code }) => code === at)) return { part, code: at };
  for (const { questions } of form.sections)
    for (const question of questions) {
      if (question.type !== "table") continue;
      if ([...question.columns, ...question.checks].some(({ code }) => code === at))
        return { part: "question", code: question.code };
    }
  return null;
}
