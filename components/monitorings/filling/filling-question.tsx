"use client";

import { FieldError } from "@/components/forms/field";
import { AnswerField } from "@/components/monitorings/answer-field";
import { RemarkThread } from "@/components/monitorings/checking/remark-thread";
import { BesideAnswer } from "@/components/monitorings/filling/beside-answer";
import { ConflictNote } from "@/components/monitorings/filling/conflict-note";
import { useFilling } from "@/components/monitorings/filling/filling-context";
import { FillingTable } from "@/components/monitorings/filling/filling-table";
import { WarningNote } from "@/components/monitorings/filling/warning-note";
import { remarksAt } from "@/components/monitorings/question-words";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import { givenValue } from "@/lib/modules/monitorings/prefill/rules";

/** One question with its answer, what stands beside it, what is said of it; a hidden one is not there. */
export function FillingQuestion({ question }: { question: Question }) {
  const { state, page } = useFilling();
  const { code } = question;
  const standing = state.standing[code];
  if (!standing?.visible) return null;
  const warnings = state.findings.filter(
    ({ severity, at }) => severity === "warn" && at.some((each) => each.question === code),
  );
  const threads = page.threads.filter((thread) => thread.question === code);
  return (
    <div data-question={code} className="scroll-mt-16">
      {question.type === "calculated" ? (
        <>
          <p className="font-medium">{withUnit(question)}</p>
          {question.help === "" ? null : <p className="text-sm text-muted">{question.help}</p>}
          <output id={code} tabIndex={-1} className="text-lg tabular-nums">
            {state.calculated[code]?.shown ?? "—"}
          </output>
        </>
      ) : question.type === "table" ? (
        <TableQuestion question={question} />
      ) : (
        <SimpleQuestion question={question} required={standing.required} />
      )}
      {warnings.map((finding) => (
        <WarningNote key={finding.key} finding={finding} question={code} />
      ))}
      {threads.length > 0 ? (
        <ul className="mt-2 space-y-3">
          {threads.map((thread) => (
            <RemarkThread
              key={thread.id}
              thread={thread}
              place={{
                organisation: page.organisation.code,
                submissionId: page.id,
                side: "respondent",
                viewerId: page.viewer.id,
                timeZone: page.timeZone,
              }}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Why a question is not typed into now; null when it is. */
function useClosed(question: Question): string | null {
  const { page, filling } = useFilling();
  if (!page.can.fill.allowed) return "";
  if ("answeredBy" in question && question.answeredBy === "head" && !filling.signs)
    return "Отвечает только руководитель организации.";
  const { returned, openQuestions } = filling;
  if (returned && openQuestions.length > 0 && !openQuestions.includes(question.code))
    return "Закрыт: замечаний к нему нет.";
  return null;
}

type Simple = Exclude<Question, { type: "table" | "calculated" }>;

function SimpleQuestion({ question, required }: { question: Simple; required: boolean }) {
  const { state, answers, filling, actions } = useFilling();
  const { code, help } = question;
  const given = givenValue(question, filling.prefills);
  const closed = useClosed(question);
  const value = own(answers, code);
  const { error } = remarksAt(state.findings, { question: code, row: null, column: null });
  const missing = state.missing.some(({ at }) => at.question === code);
  return (
    <div className="grid gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,1fr)_15rem]">
      <div onBlur={actions.flush}>
        {given !== null || closed !== null ? (
          <>
            <p className="font-medium">{withUnit(question)}</p>
            {help === "" ? null : <p className="text-sm text-muted">{help}</p>}
            <p id={code} tabIndex={-1} className="whitespace-pre-line tabular-nums">
              {answerText(question, value) || "нет ответа"}
            </p>
            {closed ? <p className="text-sm text-muted">{closed}</p> : null}
            <FieldError id={code} error={error} />
          </>
        ) : (
          <AnswerField
            id={code}
            question={question}
            label={withUnit(question)}
            hint={help === "" ? undefined : help}
            optional={!required && !missing}
            error={error}
            value={value}
            onChange={(next) => actions.set(code, next, isTyped(question) ? "pause" : "once")}
          />
        )}
        <ConflictNote field={code} />
      </div>
      <div className="md:pt-7">
        <BesideAnswer question={question} given={given} />
      </div>
    </div>
  );
}

/** Typed sign by sign rather than chosen. */
function isTyped({ type }: Question): boolean {
  return !["boolean", "choice", "choices", "ranking", "file"].includes(type);
}

function TableQuestion({ question }: { question: Extract<Question, { type: "table" }> }) {
  const { state, filling } = useFilling();
  const { code } = question;
  const { error } = remarksAt(state.findings, { question: code, row: null, column: null });
  const closed = useClosed(question);
  return (
    <>
      <FillingTable
        question={question}
        closed={closed}
        origin={<BesideAnswer question={question} given={givenValue(question, filling.prefills)} />}
      />
      {closed ? <p className="text-sm text-muted">{closed}</p> : null}
      <FieldError id={`${code}-table`} error={error} />
    </>
  );
}
