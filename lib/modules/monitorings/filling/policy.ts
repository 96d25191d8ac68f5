import type { SubmissionState } from "@/lib/core/db/enums";
import { questionsOf } from "@/lib/modules/monitorings/filling/patch/rules";
import type { Target } from "@/lib/modules/monitorings/filling/patch/types";
import type { SubmissionRights } from "@/lib/modules/monitorings/submissions/types";

/** A submission as far as its single fields go. */
export interface FieldFacts {
  state: SubmissionState;
  /** Questions open after a return; all of them where there are none. */
  openQuestions: readonly string[];
  rights: Pick<SubmissionRights, "send">;
}

/**
 * Why one field of a form that is being filled may not be written; null when it may. After a return only what was
 * remarked is open. Source: product.md «Monitorings», the table.
 */
export function refuseField(target: Target, { state, openQuestions, rights }: FieldFacts): string | null {
  if (target.kind === "answer" && target.question.answeredBy === "head" && !rights.send)
    return "На этот вопрос отвечает только руководитель организации.";
  if (state !== "returned" || openQuestions.length === 0) return null;
  const questions = questionsOf(target);
  if (questions.length === 0 || questions.some((code) => openQuestions.includes(code))) return null;
  return "Этот ответ закрыт: после возврата исправляют вопросы, к которым есть замечания.";
}
