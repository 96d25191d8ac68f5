import { AnswerTable } from "@/components/monitorings/answer-table";
import { Section } from "@/components/ui/section";
import type { SentAnswer, SentQuestion, SentSection } from "@/lib/modules/monitorings/answers/sent/types";

/** What was sent, section by section, in words. */
export function SentAnswers({ sections }: { sections: readonly SentSection[] }) {
  return (
    <div className="space-y-5">
      {sections.map(({ code, title, questions }) => (
        <Section key={code} title={title}>
          {questions.map((question) => (
            <SentQuestionLine key={question.code} question={question} />
          ))}
        </Section>
      ))}
    </div>
  );
}

/** The answer alone: marks are the checker's, and last year stands in last year's form. */
function SentAnswerText({ answer: { shown, files } }: { answer: SentAnswer }) {
  if (shown === "" && files.length === 0) return <span className="text-muted">нет ответа</span>;
  return (
    <div className="whitespace-pre-line tabular-nums">
      {shown === files.map(({ name }) => name).join(", ") ? null : shown}
      {files.map(({ id, name }) => (
        <a key={id} href={`/api/files/${id}`} download={name} className="link block break-words">
          {name}
        </a>
      ))}
    </div>
  );
}

function SentQuestionLine({
  question: { title, origin, answer, table, findings },
}: {
  question: SentQuestion;
}) {
  return (
    <div className="space-y-1 border-t border-line py-2.5 first:border-t-0 print:break-inside-avoid">
      <div className="grid gap-x-6 gap-y-0.5 md:grid-cols-2 print:grid-cols-2">
        <div>
          <h3 className="text-base font-medium">{title}</h3>
          {origin === "" ? null : <p className="text-sm text-muted">Заполнено порталом: {origin}.</p>}
        </div>
        {answer ? <SentAnswerText answer={answer} /> : null}
      </div>
      {table ? <AnswerTable {...{ title, table }} cell={(each) => <SentAnswerText answer={each} />} /> : null}
      {findings
        .filter(({ explanation }) => explanation !== "")
        .map(({ key, text, explanation }) => (
          <p key={key} className="text-sm">
            {text} <span className="block pl-3 text-ink-2">Пояснение: {explanation}</span>
          </p>
        ))}
    </div>
  );
}
