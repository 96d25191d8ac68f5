import { FileList } from "@/components/files/file-list";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { KeyValues } from "@/components/ui/key-values";
import { Section } from "@/components/ui/section";
import { formatInstant } from "@/lib/core/format/dates";
import { practiceFieldLabels } from "@/lib/modules/practices/labels";
import type { PracticeChoice, PracticeDetails, PracticeFigure } from "@/lib/modules/practices/types";

/** A practice to read: what was wrong, what was done, what came of it in figures with their source. */
export function PracticeSheet({ practice }: { practice: PracticeDetails }) {
  const { problem, actions, outcome, figures, files } = practice;
  return (
    <div className="space-y-5">
      <Section title="О практике">
        <KeyValues items={factsOf(practice)} />
      </Section>
      <Section title={practiceFieldLabels.problem}>
        <Prose text={problem} />
      </Section>
      <Section title={practiceFieldLabels.actions}>
        <Prose text={actions} />
      </Section>
      {outcome ? (
        <Section title={practiceFieldLabels.outcome}>
          <Prose text={outcome} />
        </Section>
      ) : null}
      <Section title={practiceFieldLabels.figures} bare>
        <Figures figures={figures} />
      </Section>
      {files.length > 0 ? (
        <Section title={practiceFieldLabels.fileIds}>
          <FileList files={files} />
        </Section>
      ) : null}
    </div>
  );
}

function Prose({ text }: { text: string }) {
  return text ? (
    <p className="max-w-prose whitespace-pre-line">{text}</p>
  ) : (
    <p className="text-muted">Не заполнено</p>
  );
}

function Figures({ figures }: { figures: readonly PracticeFigure[] }) {
  if (figures.length === 0) return <p className="text-muted">Показатели не указаны</p>;
  return (
    <Table label="Показатели до и после" density="compact">
      <thead>
        <tr>
          <HeadCell>Показатель</HeadCell>
          <HeadCell>До</HeadCell>
          <HeadCell>После</HeadCell>
          <HeadCell>Источник</HeadCell>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ title, unit, before, after, source }, at) => (
          <tr key={at}>
            <RowHead>
              {title}, {unit}
            </RowHead>
            <Cell label="До">{before}</Cell>
            <Cell label="После">{after}</Cell>
            <Cell label="Источник">{source}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const named = (choices: readonly PracticeChoice[], values: readonly string[]) =>
  values.map((value) => choices.find((choice) => choice.value === value)?.label ?? value).join("; ");

function factsOf({ author, tracks, factors, subject, choices, publishedAt, timeZone }: PracticeDetails) {
  return [
    { label: "Автор", value: author },
    { label: practiceFieldLabels.tracks, value: named(choices.tracks, tracks.map(String)) || "не указаны" },
    ...(factors.length > 0
      ? [{ label: practiceFieldLabels.factors, value: named(choices.factors, factors) }]
      : []),
    ...(subject ? [{ label: practiceFieldLabels.subject, value: subject }] : []),
    ...(publishedAt ? [{ label: "Опубликована", value: formatInstant(publishedAt, timeZone) }] : []),
  ];
}
