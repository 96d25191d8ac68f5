"use client";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Checkbox } from "@/components/ui/checkbox";
import { Section } from "@/components/ui/section";
import type { ResultMeasure } from "@/lib/modules/plans/closing/types";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import { useClosingEditor, useResultFacts, useResults } from "./closing-context";
import { ResultProblem } from "./result-problem";

/** Measures that are neither done nor cancelled, and what becomes of each. */
export function ResultUnfinished() {
  const { unfinished } = useResultFacts();
  const { year, can } = useResults();
  const next = String(year + 1);
  return (
    <Section
      title={`Незавершённые мероприятия: ${String(unfinished.length)}`}
      description={
        unfinished.length > 0 && can.edit.allowed ? (
          <span className="print:hidden">
            Отмеченные перейдут в план на {next} год. Остальные останутся невыполненными в итогах {year} года,
            и в плане на {next} год их не будет.
          </span>
        ) : null
      }
    >
      {unfinished.length === 0 ? (
        <p>Все мероприятия плана выполнены или отменены: переносить нечего.</p>
      ) : (
        <Table label="Незавершённые мероприятия" density="compact">
          <thead>
            <tr>
              <HeadCell className="w-14">№</HeadCell>
              <HeadCell>Мероприятие</HeadCell>
              <HeadCell>Срок</HeadCell>
              <HeadCell>Состояние</HeadCell>
              <HeadCell className="w-56">План на {next} год</HeadCell>
            </tr>
          </thead>
          <tbody>
            {unfinished.map((measure) => (
              <UnfinishedLine key={measure.lineageId} measure={measure} next={next} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function UnfinishedLine({ measure, next }: { measure: ResultMeasure; next: string }) {
  const editor = useClosingEditor();
  const { can } = useResults();
  const { lineageId, number, title, periodText, state, doneText, handOver } = measure;
  const field = `handOver:${lineageId}` as const;
  return (
    <tr>
      <Cell className="max-md:hidden">{number}</Cell>
      <RowHead className="font-normal">
        <span className="md:hidden">{number}. </span>
        {title || "без названия"}
      </RowHead>
      <Cell label="Срок">{periodText}</Cell>
      <Cell label="Состояние">
        {executionLabels[state]}
        {doneText ? `, выполнено ${doneText}` : ""}
      </Cell>
      <Cell label={`План на ${next} год`}>
        {can.edit.allowed ? (
          <div className="print:hidden">
            <Checkbox
              label={
                <>
                  Перенести<span className="sr-only"> мероприятие {number}</span>
                </>
              }
              checked={handOver}
              onChange={(event) => {
                editor.set(field, event.target.checked);
              }}
              hint={handOver ? undefined : `Останется невыполненным, в плане на ${next} год его не будет`}
            />
            <ResultProblem field={field} />
          </div>
        ) : null}
        <span className={can.edit.allowed ? "hidden print:inline" : undefined}>
          {handOver ? "переносится" : "не переносится"}
        </span>
      </Cell>
    </tr>
  );
}
