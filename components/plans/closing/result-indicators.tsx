"use client";

import { useState } from "react";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Section } from "@/components/ui/section";
import { formatDecimal, parseDecimal } from "@/lib/core/format/numbers";
import { reachedLabels } from "@/lib/modules/plans/closing/labels";
import { reachedOf } from "@/lib/modules/plans/closing/rules";
import type { IndicatorResult, Reached } from "@/lib/modules/plans/closing/types";
import { useClosingEditor, useResultFacts, useResults } from "./closing-context";
import type { ResultKey } from "./create-closing-editor";
import { problemId, ResultProblem, useResultProblem } from "./result-problem";

const TONES = { reached: "success", not_reached: "danger", unknown: "neutral" } as const satisfies Record<
  Reached,
  string
>;

/** What the indicators of the plan have come to. */
export function ResultIndicators() {
  const { indicators } = useResultFacts();
  const { can } = useResults();
  return (
    <Section
      title="Показатели"
      description={
        can.edit.allowed ? (
          <span className="print:hidden">
            Внесите фактические значения на конец года: портал сравнит их с плановыми.
          </span>
        ) : null
      }
    >
      {indicators.length === 0 ? (
        <p>В плане нет показателей.</p>
      ) : (
        <Table label="Показатели плана" density="compact">
          <thead>
            <tr>
              <HeadCell>Показатель</HeadCell>
              <HeadCell>Единица</HeadCell>
              <HeadCell numeric>Исходное</HeadCell>
              <HeadCell numeric>Плановое</HeadCell>
              <HeadCell className="w-32">Фактическое</HeadCell>
              <HeadCell>Итог</HeadCell>
              <HeadCell className="w-[24%]">Примечание</HeadCell>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <IndicatorLine key={indicator.id} indicator={indicator} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

const shown = (figure: string | null) => (figure === null ? "—" : formatDecimal(figure));

function IndicatorLine({ indicator }: { indicator: IndicatorResult }) {
  const { id, title, unit, baseline, target, actual, note } = indicator;
  const reached = reachedOf(indicator);
  return (
    <tr>
      <RowHead>{title || "без названия"}</RowHead>
      <Cell label="Единица">{unit}</Cell>
      <Cell label="Исходное" numeric>
        {shown(baseline)}
      </Cell>
      <Cell label="Плановое" numeric>
        {shown(target)}
      </Cell>
      <Cell label="Фактическое">
        <ResultInput
          field={`actual:${id}`}
          label={`Фактическое значение: ${title}`}
          value={actual === null ? "" : formatDecimal(actual)}
          figure
        />
      </Cell>
      <Cell label="Итог">
        {actual === null ? (
          <span className="whitespace-nowrap text-muted">не внесено</span>
        ) : (
          <Badge tone={TONES[reached]}>{reachedLabels[reached]}</Badge>
        )}
      </Cell>
      <Cell label="Примечание">
        <ResultInput field={`note:${id}`} label={`Примечание: ${title}`} value={note} />
      </Cell>
    </tr>
  );
}

interface ResultInputProps {
  field: ResultKey;
  label: string;
  /** As it is shown, figures with a comma. */
  value: string;
  figure?: boolean;
}

/** A field of a row, saved as it is typed; what is no number stays in it with the reason. */
function ResultInput({ field, label, value, figure = false }: ResultInputProps) {
  const editor = useClosingEditor();
  const { can } = useResults();
  const problem = useResultProblem(field);
  const typed = problem?.edit.typed;
  // While the field is being typed in, what others save does not move the cursor.
  const [typing, setTyping] = useState<string | null>(null);
  if (!can.edit.allowed) return value || (figure ? "—" : "");

  function change(text: string): void {
    setTyping(text);
    if (!figure) {
      editor.set(field, text);
      return;
    }
    const number = text.trim() === "" ? null : parseDecimal(text);
    if (number === null && text.trim() !== "") {
      editor.setTyped(field, text, "Укажите число, например 34,3");
      return;
    }
    editor.set(field, number);
  }

  const Input = figure ? "input" : "textarea";
  return (
    <div className="min-w-0">
      <Input
        aria-label={label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? problemId(field) : undefined}
        inputMode={figure ? "decimal" : undefined}
        rows={figure ? undefined : 1}
        className="control control-compact field-sizing-content w-full min-w-20 resize-none print:hidden"
        value={typing ?? typed ?? value}
        onFocus={() => {
          setTyping(typed ?? value);
        }}
        onChange={(event: { target: { value: string } }) => {
          change(event.target.value);
        }}
        onBlur={() => {
          setTyping(null);
          editor.flush();
        }}
      />
      <span className="hidden print:inline">{value}</span>
      <ResultProblem field={field} />
    </div>
  );
}
