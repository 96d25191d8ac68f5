"use client";

import { useMemo, useState } from "react";
import { flushSync } from "react-dom";

import { FactFields } from "@/components/monitorings/fact-fields";
import { FindingList } from "@/components/monitorings/finding-list";
import { LastYearFields } from "@/components/monitorings/last-year-fields";
import { QuestionAside } from "@/components/monitorings/question-aside";
import { QuestionField } from "@/components/monitorings/question-field";
import { SectionMap } from "@/components/monitorings/section-map";
import type { Trial } from "@/components/monitorings/use-trial";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

interface FormPreviewProps {
  form: Form;
  trial: Trial;
  library: readonly LibraryHint[];
}

/** The form section by section with its conditions, calculations and checks, computed in the browser; nothing is kept. */
export function FormPreview({ form, trial, library }: FormPreviewProps) {
  const { answers, lastYear, facts, setAnswers, setLastYear, setFacts } = trial;
  const [chosen, setChosen] = useState(form.sections[0]?.code);
  const state = useMemo(
    () => evaluateForm(form, { answers, lastYear, facts }),
    [form, answers, lastYear, facts],
  );
  const visible = form.sections.filter((_, position) => state.sections[position]?.visible);
  const position = Math.max(
    0,
    visible.findIndex(({ code }) => code === chosen),
  );
  const section = visible[position];
  if (section === undefined) return null;
  const next = visible[position + 1];
  const before = visible[position - 1];
  return (
    <div className="grid gap-5 lg:grid-cols-[16rem_minmax(0,1fr)] lg:items-start">
      <div className="space-y-5">
        <SectionMap sections={visible} states={state.sections} current={section.code} onChoose={setChosen} />
        <FactFields facts={form.facts} values={facts} onChange={setFacts} />
        <LastYearFields form={form} values={lastYear} onChange={setLastYear} />
      </div>
      <div className="space-y-5">
        <Section title={section.title} description={section.help === "" ? undefined : section.help}>
          <div className="space-y-6">
            {section.questions.map((question) => (
              <div key={question.code}>
                <QuestionField
                  {...{ question, state }}
                  value={answers[question.code]}
                  onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
                />
                <QuestionAside {...{ question, state, lastYear, library }} />
              </div>
            ))}
            <div className="flex flex-wrap gap-2">
              {before ? <Button onClick={() => setChosen(before.code)}>Назад</Button> : null}
              {next ? (
                <Button variant="primary" onClick={() => setChosen(next.code)}>
                  Следующий раздел
                </Button>
              ) : null}
            </div>
          </div>
        </Section>
        <FindingList
          {...{ form, state }}
          onGo={(place) => {
            flushSync(() => setChosen(place.section));
            document.getElementById(place.id)?.focus();
          }}
        />
      </div>
    </div>
  );
}
