"use client";

import { useMemo, useState } from "react";
import { flushSync } from "react-dom";

import { FactFields } from "@/components/monitorings/fact-fields";
import { FindingList } from "@/components/monitorings/finding-list";
import { QuestionField } from "@/components/monitorings/question-field";
import { SectionMap } from "@/components/monitorings/section-map";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { evaluateForm } from "@/lib/modules/monitorings/evaluation/rules";
import type { Form } from "@/lib/modules/monitorings/forms/types";

/** The form section by section with its conditions, calculations and checks, computed in the browser; nothing is kept. */
export function FormPreview({ form }: { form: Form }) {
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  const [facts, setFacts] = useState<Record<string, unknown>>({});
  const [chosen, setChosen] = useState(form.sections[0]?.code);
  const state = useMemo(() => evaluateForm(form, { answers, lastYear: {}, facts }), [form, answers, facts]);
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
      </div>
      <div className="space-y-5">
        <Section title={section.title} description={section.help === "" ? undefined : section.help}>
          <div className="space-y-6">
            {section.questions.map((question) => (
              <QuestionField
                key={question.code}
                {...{ question, state }}
                value={answers[question.code]}
                onChange={(value) => setAnswers((all) => ({ ...all, [question.code]: value }))}
              />
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
