"use client";

import { Plus } from "lucide-react";

import { IndicatorLines } from "@/components/programmes/indicator-lines";
import { MeasureCard } from "@/components/programmes/measure-card";
import { useContent, useProgramme } from "@/components/programmes/programme-context";
import { fieldId, ProgrammeTextArea } from "@/components/programmes/programme-field";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { rankBetween } from "@/lib/modules/plans/measures/rules";
import type { ProgrammeSection } from "@/lib/modules/programmes/types";

/** Indicators and measures: by blocks of the transition plan, by factors of the antirisk programme. */
export function ProgrammeSections() {
  const { page } = useProgramme();
  const { sections, kind, school, year } = page;
  if (sections.length === 0)
    return (
      <EmptyState
        title="Подтверждённых факторов риска нет"
        action={
          <LinkButton href={`/schools/${school.code}/risk-profile?year=${String(year)}`}>
            Открыть рисковый профиль
          </LinkButton>
        }
      >
        Разделы программы появятся здесь, когда вы подтвердите факторы в рисковом профиле на {year} год.
      </EmptyState>
    );
  return (
    <>
      {kind === "transition" ? (
        <Section
          id={fieldId("indicators")}
          title="Целевые показатели"
          description="Исходное значение и то, чего школа достигнет: к концу года и ещё через год"
        >
          <IndicatorLines section="" />
        </Section>
      ) : null}
      <div id={fieldId("measures")} className="space-y-5">
        {sections.map((section) => (
          <SectionEditor key={section.code} section={section} />
        ))}
      </div>
    </>
  );
}

function SectionEditor({ section }: { section: ProgrammeSection }) {
  const { page } = useProgramme();
  const { code, title, priority } = section;
  const content = useContent();
  const measures = content.measures.filter((measure) => measure.section === code);
  return (
    <Section
      id={fieldId(`section/${code}`)}
      title={
        <>
          {title} {priority ? <Badge tone="brand">приоритет</Badge> : null}
        </>
      }
    >
      <div className="space-y-4">
        {page.kind === "antirisk" ? (
          <>
            <div className="grid gap-4 lg:grid-cols-2">
              <ProgrammeTextArea
                field={`section/${code}/goal`}
                label="Цель"
                hint="Что изменится и к какому сроку, например: снизить долю неуспевающих с 18 % до 9 % к 31.12"
                rows={2}
              />
              <ProgrammeTextArea
                field={`section/${code}/task`}
                label="Задача"
                hint="Что для этого нужно сделать"
                rows={2}
              />
            </div>
            <div>
              <h3 className="mb-1 text-base">Показатели</h3>
              <IndicatorLines section={code} />
            </div>
          </>
        ) : null}
        {measures.length > 0 ? (
          <ol className="space-y-3" aria-label={`Мероприятия: ${title}`}>
            {measures.map((measure, at) => (
              <li key={measure.id}>
                <MeasureCard measure={measure} number={at + 1} />
              </li>
            ))}
          </ol>
        ) : (
          <p className="text-ink-2">Мероприятий ещё нет.</p>
        )}
        <AddMeasure section={section} />
      </div>
    </Section>
  );
}

/** An empty measure, or one of the typical ones of the factor. */
function AddMeasure({ section }: { section: ProgrammeSection }) {
  const { editor } = useProgramme();
  const content = useContent();
  const own = content.measures.filter((measure) => measure.section === section.code);
  const taken = new Set(own.map(({ title }) => title));
  const add = (title: string) => {
    const id = crypto.randomUUID();
    const line = `measure/${id}`;
    editor.set(`${line}/section`, section.code, "once");
    editor.set(`${line}/position`, rankBetween(own.at(-1)?.position ?? null, null), "once");
    if (title) editor.set(`${line}/title`, title, "once");
    requestAnimationFrame(() => {
      document.getElementById(fieldId(line))?.querySelector("textarea")?.focus();
    });
  };
  const samples = section.samples.filter((title) => !taken.has(title));
  return (
    <div className="space-y-2">
      <Button onClick={() => add("")}>
        <Plus aria-hidden="true" className="size-4" />
        Добавить мероприятие
      </Button>
      {samples.length > 0 ? (
        <details>
          <summary className="text-sm text-brand">Добавить типовую меру</summary>
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {samples.map((title) => (
              <li key={title}>
                <Button size="small" onClick={() => add(title)}>
                  {title}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
