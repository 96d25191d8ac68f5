"use client";

import { FileList } from "@/components/files/file-list";
import { useContent, useProgramme } from "@/components/programmes/programme-context";
import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Section } from "@/components/ui/section";
import { formatDate, formatInstant } from "@/lib/core/format/dates";
import { progressWords } from "@/lib/modules/plans/execution/labels";
import { formatPeriod } from "@/lib/modules/plans/periods/rules";
import { TEXT_FIELDS } from "@/lib/modules/programmes/fields/rules";
import { programmeTextLabels } from "@/lib/modules/programmes/labels";
import type { ProgrammeIndicator, ProgrammeTextField } from "@/lib/modules/programmes/types";

const LAST: ReadonlySet<ProgrammeTextField> = new Set(["mentor", "partners", "control", "exit"]);

/** The programme as a document: what a reader sees, and what goes on paper. */
export function ProgrammeSheet({ printOnly }: { printOnly: boolean }) {
  const { page } = useProgramme();
  const chapters = TEXT_FIELDS[page.kind];
  return (
    <div className={printOnly ? "hidden print:block" : undefined}>
      <div className="space-y-5">
        <Requisites />
        <Chapters names={chapters.filter((name) => !LAST.has(name))} />
        <Indicators />
        {page.sections.map((section) => (
          <Measures key={section.code} {...section} />
        ))}
        <Chapters names={chapters.filter((name) => LAST.has(name))} />
      </div>
    </div>
  );
}

/** Agreed by the authority, approved by the school's order: as on the title of the document. */
function Requisites() {
  const { page } = useProgramme();
  const { text, school, timeZone } = page;
  return (
    <Section>
      <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-muted">Согласовано: {school.authority}</dt>
          <dd>
            {text.agreedBy && text.agreedAt
              ? `${text.agreedBy}, ${formatInstant(text.agreedAt, timeZone)}`
              : "ещё не согласовано"}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-muted">Утверждено приказом школы</dt>
          <dd>
            {text.orderNumber && text.orderDate
              ? `от ${formatDate(text.orderDate)} № ${text.orderNumber}`
              : "ещё не утверждено"}
            {text.orderFile ? <FileList files={[text.orderFile]} /> : null}
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function Chapters({ names }: { names: readonly ProgrammeTextField[] }) {
  const { texts } = useContent();
  return (
    <Section>
      <div className="space-y-3.5">
        {names.map((name) => (
          <div key={name} className="print:break-inside-avoid">
            <h2 className="text-base">{programmeTextLabels[name].title}</h2>
            <p className="max-w-prose whitespace-pre-line">{texts[name] ?? "Не заполнено"}</p>
          </div>
        ))}
      </div>
    </Section>
  );
}

/** Of a transition plan: the indicators of the whole. */
function Indicators() {
  const { page } = useProgramme();
  const { indicators } = useContent();
  if (page.kind !== "transition" || indicators.length === 0) return null;
  return (
    <Section title="Целевые показатели" bare>
      <Table label="Целевые показатели" density="compact">
        <thead>
          <tr>
            <HeadCell className="w-1/2">Показатель</HeadCell>
            <HeadCell>Исходное</HeadCell>
            <HeadCell>К концу {page.year}</HeadCell>
            <HeadCell>К концу {page.year + 1}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {indicators.map((indicator) => (
            <tr key={indicator.id}>
              <RowHead>{titleOf(indicator)}</RowHead>
              <Cell label="Исходное">{indicator.baseline || "—"}</Cell>
              <Cell label={`К концу ${String(page.year)}`}>{indicator.target || "—"}</Cell>
              <Cell label={`К концу ${String(page.year + 1)}`}>{indicator.targetNext || "—"}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function titleOf({ title, unit }: ProgrammeIndicator): string {
  return [title || "без названия", unit].filter(Boolean).join(", ");
}

/** Measures of one block or factor, in the columns of the handbook. */
function Measures({ code, title }: { code: string; title: string }) {
  const { page } = useProgramme();
  const content = useContent();
  const measures = content.measures.filter(({ section }) => section === code);
  const indicators = content.indicators.filter(({ section }) => section === code);
  const aims = content.sections[code];
  const marks = new Map(page.marks.map((mark) => [mark.measureId, mark]));
  if (measures.length === 0 && page.kind === "transition") return null;
  return (
    <Section title={title} bare className="print:break-inside-avoid-page">
      {page.kind === "antirisk" ? (
        <dl className="mb-2 space-y-0.5">
          <Aim label="Цель" text={aims?.goal ?? ""} />
          <Aim label="Задача" text={aims?.task ?? ""} />
          {indicators.map((indicator) => (
            <Aim
              key={indicator.id}
              label={titleOf(indicator)}
              text={`${indicator.baseline || "—"} → ${indicator.target || "—"}`}
            />
          ))}
        </dl>
      ) : null}
      <Table label={`Мероприятия: ${title}`} density="compact">
        <thead>
          <tr>
            <HeadCell className="w-[30%]">Мероприятие</HeadCell>
            <HeadCell>Срок</HeadCell>
            <HeadCell>Ответственный</HeadCell>
            <HeadCell>Участники</HeadCell>
            <HeadCell>Ожидаемый результат</HeadCell>
            <HeadCell>Подтверждение</HeadCell>
            {page.marks.length > 0 ? <HeadCell>Выполнение</HeadCell> : null}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => {
            const mark = marks.get(measure.id);
            return (
              <tr key={measure.id}>
                <RowHead>{measure.title || "без названия"}</RowHead>
                <Cell label="Срок">{formatPeriod(measure.period, page.year) || "не указан"}</Cell>
                <Cell label="Ответственный">{measure.responsible || "не указан"}</Cell>
                <Cell label="Участники">{measure.participants || "—"}</Cell>
                <Cell label="Ожидаемый результат">{measure.expected || "—"}</Cell>
                <Cell label="Подтверждение">{measure.evidence || "не указано"}</Cell>
                {page.marks.length > 0 ? (
                  <Cell label="Выполнение">{mark ? <Mark mark={mark} /> : "—"}</Cell>
                ) : null}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Section>
  );
}

function Aim({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <dt className="inline text-sm text-muted">{label}: </dt>
      <dd className="inline">{text || "не заполнено"}</dd>
    </div>
  );
}

type MarkOf = ReturnType<typeof useProgramme>["page"]["marks"][number];

/** State, day, words and files of a measure. */
function Mark({ mark: { progress, cells } }: { mark: MarkOf }) {
  const words = progressWords(progress);
  const notes = cells.filter(({ note }) => note);
  const files = cells.flatMap((cell) => cell.files);
  return (
    <div className="space-y-1">
      <span className="block">{words.main}</span>
      {words.overdue ? <span className="block font-medium text-danger">{words.overdue}</span> : null}
      {notes.map(({ id, note }) => (
        <span key={id} className="block text-sm whitespace-pre-line text-ink-2">
          {note}
        </span>
      ))}
      {files.length > 0 ? <FileList files={files} /> : null}
    </div>
  );
}
