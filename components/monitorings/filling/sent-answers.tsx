import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import type {
  ReviewAnswer,
  ReviewQuestion,
  ReviewSection,
} from "@/lib/modules/monitorings/checking/review/types";

/** What was sent, section by section, in words. */
export function SentAnswers({ sections }: { sections: readonly ReviewSection[] }) {
  return (
    <div className="space-y-5">
      {sections.map(({ code, title, questions }) => (
        <Section key={code} title={title}>
          {questions.map((question) => (
            <SentQuestion key={question.code} question={question} />
          ))}
        </Section>
      ))}
    </div>
  );
}

/** The answer alone: marks are the checker's, and last year stands in last year's form. */
function SentAnswer({ answer: { shown, files } }: { answer: ReviewAnswer }) {
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

function SentQuestion({
  question: { title, origin, answer, table, findings },
}: {
  question: ReviewQuestion;
}) {
  return (
    <div className="space-y-1 border-t border-line py-2.5 first:border-t-0 print:break-inside-avoid">
      <div className="grid gap-x-6 gap-y-0.5 md:grid-cols-2 print:grid-cols-2">
        <div>
          <h3 className="text-base font-medium">{title}</h3>
          {origin === "" ? null : <p className="text-sm text-muted">Заполнено порталом: {origin}.</p>}
        </div>
        {answer ? <SentAnswer answer={answer} /> : null}
      </div>
      {table && table.rows.length > 0 ? (
        <Table label={title} density="compact">
          <thead>
            <tr>
              <HeadCell>Строка</HeadCell>
              {table.columns.map((column) => (
                <HeadCell key={column}>{column}</HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ label, answers }) => (
              <tr key={label}>
                <RowHead>{label}</RowHead>
                {answers.map((each, at) => (
                  <Cell key={each.key} label={table.columns[at] ?? ""}>
                    <SentAnswer answer={each} />
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {table?.rows.length === 0 ? <p className="text-muted">Строк нет.</p> : null}
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
