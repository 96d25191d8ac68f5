import { AnswerField } from "@/components/monitorings/answer-field";
import { hintOf, remarksAt, titleWithUnit } from "@/components/monitorings/question-words";
import { type AnswerRow, TableAnswer } from "@/components/monitorings/table-answer";
import { FieldError } from "@/components/forms/field";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Question, Table } from "@/lib/modules/monitorings/forms/types";

interface QuestionFieldProps {
  question: Question;
  state: FormState;
  value: unknown;
  onChange: (value: unknown) => void;
}

/** One question with what is said about its answer; a hidden one is not there. */
export function QuestionField({ question, state, value, onChange }: QuestionFieldProps) {
  const { code } = question;
  const standing = state.standing[code];
  if (!standing?.visible) return null;
  const { error, warnings } = remarksAt(state.findings, { question: code, row: null, column: null });
  return (
    <div>
      {question.type === "table" ? (
        <>
          <TriedTable {...{ question, state, value, onChange }} />
          <FieldError id={`${code}-table`} error={error} />
        </>
      ) : question.type === "calculated" ? (
        <div>
          <p className="font-medium">{titleWithUnit(question)}</p>
          {question.help === "" ? null : <p className="text-sm text-muted">{question.help}</p>}
          <output id={code} tabIndex={-1} className="text-lg tabular-nums">
            {state.calculated[code]?.shown ?? "—"}
          </output>
        </div>
      ) : (
        <AnswerField
          id={code}
          label={titleWithUnit(question)}
          hint={hintOf(question)}
          optional={!standing.required}
          {...{ question, value, onChange, error }}
        />
      )}
      {warnings.map((text) => (
        <p key={text} className="mt-1 border-l-3 border-accent pl-2 text-sm">
          <span className="sr-only">Предупреждение: </span>
          {text}
        </p>
      ))}
    </div>
  );
}

/** A table kept as one value. */
function TriedTable({ question, state, value, onChange }: QuestionFieldProps & { question: Table }) {
  const rows = Array.isArray(value) ? (value as AnswerRow[]) : [];
  const taken = new Set(rows.map(({ row }) => row));
  const free = () =>
    Array.from({ length: taken.size + 1 }, (_, each) => `r${String(each)}`).find((id) => !taken.has(id)) ??
    "";
  return (
    <TableAnswer
      {...{ question, state, rows }}
      onCell={(id, column, cell) => {
        const row = rows.find((each) => each.row === id) ?? { row: id, cells: {} };
        const next = { ...row, cells: { ...row.cells, [column.code]: cell } };
        onChange(rows.includes(row) ? rows.map((each) => (each === row ? next : each)) : [...rows, next]);
      }}
      onAdd={() => onChange([...rows, { row: free(), cells: {} }])}
      onRemove={({ row }) => onChange(rows.filter((each) => each.row !== row))}
    />
  );
}
