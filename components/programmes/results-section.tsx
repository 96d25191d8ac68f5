"use client";

import {
  useContent,
  useProgramme,
  useProgrammeState,
  useText,
} from "@/components/programmes/programme-context";
import { ProgrammeLine, ProgrammeTextArea } from "@/components/programmes/programme-field";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";

/** Results of a programme in force: what became of each indicator, and what the school concludes. */
export function ResultsSection() {
  const { page } = useProgramme();
  const { indicators } = useContent();
  const summary = useText("result/summary");
  const { state } = page.text;
  if (state !== "approved" && state !== "closed") return null;
  const editable = page.can.note.allowed;
  return (
    <Section
      title="Итоги"
      description="Значения показателей и выводы сохраняются сами; когда всё заполнено, директор закрывает программу итогами"
    >
      {indicators.length > 0 ? (
        <Table label="Итоги по показателям" density="compact">
          <thead>
            <tr>
              <HeadCell className="w-1/2">Показатель</HeadCell>
              <HeadCell>Исходное</HeadCell>
              <HeadCell>Цель</HeadCell>
              <HeadCell>Достигнуто</HeadCell>
            </tr>
          </thead>
          <tbody>
            {indicators.map(({ id, title, unit, baseline, target }) => (
              <tr key={id}>
                <RowHead>{[title, unit].filter(Boolean).join(", ")}</RowHead>
                <Cell label="Исходное">{baseline || "—"}</Cell>
                <Cell label="Цель">{target || "—"}</Cell>
                <Cell label="Достигнуто">
                  {editable ? (
                    <ProgrammeLine field={`result/${id}`} label={`Достигнуто: ${title}`} hideLabel compact />
                  ) : (
                    <Reached id={id} />
                  )}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      <div className="mt-3">
        {editable ? (
          <ProgrammeTextArea
            field="result/summary"
            label="Выводы"
            hint="Что удалось, что нет и что переходит на следующий год"
          />
        ) : (
          <p className="max-w-prose whitespace-pre-line">{summary || "Выводы не заполнены"}</p>
        )}
      </div>
    </Section>
  );
}

function Reached({ id }: { id: string }) {
  const value = useProgrammeState((state) => state.values[`result/${id}`]);
  return <>{typeof value === "string" && value ? value : "—"}</>;
}
