import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import type { ImportProblem } from "@/lib/modules/plans/import/types";

/** Errors first: each with its cell, what is wrong and what to do. */
export function ImportProblems({ problems }: { problems: readonly ImportProblem[] }) {
  if (problems.length === 0) return <EmptyState title="Ошибок и замечаний нет." />;
  const errors = problems.filter(({ level }) => level === "error");
  const shown = [...errors, ...problems.filter(({ level }) => level === "warning")];
  return (
    <Table label="Ошибки и замечания">
      <thead>
        <tr>
          <HeadCell>Ячейка</HeadCell>
          <HeadCell>Что не так</HeadCell>
          <HeadCell>Что сделать</HeadCell>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ level, sheet, cell, problem, cure }, index) => (
          <tr key={index}>
            <RowHead className="whitespace-nowrap" title={`Лист «${sheet}»`}>
              {cell ?? "весь лист"}
            </RowHead>
            <Cell label="Что не так" className="wrap-anywhere">
              <Badge tone={level === "error" ? "danger" : "warning"}>
                {level === "error" ? "ошибка" : "замечание"}
              </Badge>{" "}
              {problem}
            </Cell>
            <Cell label="Что сделать" className="wrap-anywhere">
              {cure}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
