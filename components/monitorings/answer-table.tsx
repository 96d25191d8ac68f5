import type { ReactNode } from "react";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import type { SentAnswer, SentQuestion } from "@/lib/modules/monitorings/answers/sent/types";

interface AnswerTableProps {
  title: string;
  table: NonNullable<SentQuestion["table"]>;
  /** An answer as its reader sees it. */
  cell: (answer: SentAnswer) => ReactNode;
}

/** The answers of a table question, row by row. */
export function AnswerTable({ title, table: { columns, rows }, cell }: AnswerTableProps) {
  if (rows.length === 0) return <p className="text-muted">Строк нет.</p>;
  return (
    <Table label={title} density="compact">
      <thead>
        <tr>
          <HeadCell>Строка</HeadCell>
          {columns.map((column) => (
            <HeadCell key={column}>{column}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, answers }) => (
          <tr key={label}>
            <RowHead>{label}</RowHead>
            {answers.map((answer, at) => (
              <Cell key={answer.key} label={columns[at] ?? ""}>
                {cell(answer)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
