import { OutcomeBadge } from "@/components/methodologies/outcome-badge";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Figure, FigureRow } from "@/components/ui/figure";
import { Section } from "@/components/ui/section";
import { formatInteger, plural } from "@/lib/core/format/words";
import { readFraction, roundedText } from "@/lib/modules/methodologies/fractions/rules";
import { OUTCOME_LABELS } from "@/lib/modules/methodologies/labels";
import type { MunicipalityMoves, SandboxSchool } from "@/lib/modules/methodologies/sandbox/types";
import { type Evaluation, type Outcome, OUTCOMES } from "@/lib/modules/methodologies/types";

interface SandboxMovesProps {
  moves: readonly MunicipalityMoves[];
  outcomes: readonly Outcome[];
  beforeOutcomes: readonly Outcome[];
  near: readonly { school: SandboxSchool; evaluation: Evaluation }[];
}

const MOST_NEAR = 100;

/** What a tried rule changes: outcomes, who enters and leaves by authority, who stands at the border. */
export function SandboxMoves({ moves, outcomes, beforeOutcomes, near }: SandboxMovesProps) {
  const count = (all: readonly Outcome[], outcome: Outcome) => all.filter((each) => each === outcome).length;
  const shown = OUTCOMES.filter((one) => count(outcomes, one) + count(beforeOutcomes, one) > 0);
  const enters = moves.reduce((sum, place) => sum + place.enters.length, 0);
  const leaves = moves.reduce((sum, place) => sum + place.leaves.length, 0);
  return (
    <>
      <Section title="Что получается">
        <FigureRow>
          {shown.map((outcome) => (
            <Figure
              key={outcome}
              label={OUTCOME_LABELS[outcome]}
              value={formatInteger(count(outcomes, outcome))}
              source={`по исходной версии ${String(count(beforeOutcomes, outcome))}`}
            />
          ))}
        </FigureRow>
        <p role="status" className="mt-3">
          {enters + leaves === 0
            ? "Состав не меняется."
            : `Добавится ${plural(enters, "школа", "школы", "школ")}, выйдет ${plural(leaves, "школа", "школы", "школ")}.`}
        </p>
      </Section>
      {moves.length > 0 ? (
        <Section title="Кто войдёт и кто выйдет" bare>
          <Table label="Кто войдёт и кто выйдет" density="compact">
            <thead>
              <tr>
                <HeadCell>Муниципалитет</HeadCell>
                <HeadCell numeric>Было</HeadCell>
                <HeadCell numeric>Станет</HeadCell>
                <HeadCell>Войдут</HeadCell>
                <HeadCell>Выйдут</HeadCell>
              </tr>
            </thead>
            <tbody>
              {moves.map((place) => (
                <tr key={place.municipality}>
                  <RowHead>{place.municipality}</RowHead>
                  <Cell numeric label="Было">
                    {place.before}
                  </Cell>
                  <Cell numeric label="Станет">
                    {place.after}
                  </Cell>
                  <Cell label="Войдут">
                    {place.enters.map(({ school }) => school.name).join("; ") || "—"}
                  </Cell>
                  <Cell label="Выйдут">
                    {place.leaves.map(({ school }) => school.name).join("; ") || "—"}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        </Section>
      ) : null}
      <Section
        title="Стоят у границы"
        description={`${near.length === 0 ? "Таких школ нет" : plural(near.length, "школа", "школы", "школ")}${near.length > MOST_NEAR ? `, показаны первые ${String(MOST_NEAR)}` : ""}.`}
        bare
      >
        {near.length > 0 ? (
          <Table label="Школы у границы" density="compact">
            <thead>
              <tr>
                <HeadCell>Школа</HeadCell>
                <HeadCell>Муниципалитет</HeadCell>
                <HeadCell>Решение</HeadCell>
                <HeadCell numeric>Индекс</HeadCell>
              </tr>
            </thead>
            <tbody>
              {near.slice(0, MOST_NEAR).map(({ school, evaluation }) => (
                <tr key={school.code}>
                  <RowHead>{school.name}</RowHead>
                  <Cell label="Муниципалитет">{school.municipality}</Cell>
                  <Cell label="Решение">
                    <OutcomeBadge outcome={evaluation.outcome} />
                  </Cell>
                  <Cell numeric label="Индекс">
                    {indexText(evaluation.index)}
                  </Cell>
                </tr>
              ))}
            </tbody>
          </Table>
        ) : null}
      </Section>
    </>
  );
}

function indexText(index: string | null): string {
  const value = index === null ? null : readFraction(index);
  return value === null ? "—" : roundedText(value, 2);
}
