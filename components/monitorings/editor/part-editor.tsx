"use client";

import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { CheckFields } from "@/components/monitorings/editor/check-fields";
import {
  type PartPort,
  useEditorFrame,
  useEditorState,
  usePartPort,
} from "@/components/monitorings/editor/editor-context";
import { ExpressionField } from "@/components/monitorings/editor/expression-field";
import { asType } from "@/components/monitorings/editor/new-parts";
import { QuestionFields } from "@/components/monitorings/editor/question-fields";
import { CodeField, LongText, MaybeText, typedCode } from "@/components/monitorings/editor/small-fields";
import { SourceKey } from "@/components/monitorings/editor/source-key";
import { Section } from "@/components/ui/section";
import { findPart } from "@/lib/modules/monitorings/editing/rules";
import type { PartKind, Parts } from "@/lib/modules/monitorings/editing/types";
import { FACT_TYPE_LABELS, FIELD_LABELS, TYPE_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Question } from "@/lib/modules/monitorings/forms/types";

const HEADINGS: Record<PartKind, string> = {
  section: "Раздел",
  question: "Вопрос",
  check: "Проверка",
  fact: "Сведение портала",
};

/** The fields of the part chosen in the map. */
export function PartEditor({ part, code }: { part: PartKind; code: string }) {
  const found = useEditorState((state) => findPart(state.form, part, code) !== null);
  return (
    <Section title={HEADINGS[part]} id="part-editor">
      {found ? (
        // Fields keep what is typed: another part has fields of its own.
        <PartFields key={`${part}/${code}`} {...{ part, code }} />
      ) : (
        <p className="text-muted">Этой части в форме больше нет. Выберите другую слева.</p>
      )}
    </Section>
  );
}

function PartFields({ part, code }: { part: PartKind; code: string }) {
  const port = usePartPort(part, code);
  const form = useEditorState((state) => state.form);
  switch (part) {
    case "section": {
      const section = findPart(form, "section", code);
      return section && <SectionFields {...{ section, port }} />;
    }
    case "question": {
      const question = findPart(form, "question", code);
      return question && <WholeQuestion {...{ question, port }} />;
    }
    case "check": {
      const check = findPart(form, "check", code);
      return check && <CheckFields {...{ check, port }} table={null} />;
    }
    case "fact": {
      const fact = findPart(form, "fact", code);
      return fact && <FactFields {...{ fact, port }} />;
    }
  }
}

function SectionFields({ section, port }: { section: Parts["section"]; port: PartPort }) {
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  return (
    <div className="space-y-4">
      <LongText {...at("title")} value={section.title} />
      <CodeField {...at("code")} value={typedCode(section.code, port)} />
      <LongText {...at("help")} optional value={section.help} />
      <ExpressionField
        {...at("visibleIf")}
        optional
        hint="Пусто — показывать всегда."
        value={section.visibleIf}
        wanted="truth"
        table={null}
      />
    </div>
  );
}

function WholeQuestion({ question, port }: { question: Question; port: PartPort }) {
  const { editor } = useEditorFrame();
  return (
    <div className="space-y-4">
      <SelectField
        label={FIELD_LABELS.type}
        hint="Общие поля останутся, остальное начнётся заново."
        error={port.problem("")}
        options={Object.entries(TYPE_LABELS).map(([value, label]) => ({ value, label }))}
        value={question.type}
        onChange={({ target }) =>
          editor.set("question", question.code, null, asType(question, target.value as Question["type"]))
        }
      />
      <QuestionFields key={question.type} question={question} port={port} />
    </div>
  );
}

function FactFields({ fact, port }: { fact: Parts["fact"]; port: PartPort }) {
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  return (
    <div className="space-y-4">
      <LongText {...at("title")} value={fact.title} />
      <CodeField {...at("code")} value={typedCode(fact.code, port)} />
      <TextField
        label={FIELD_LABELS.source}
        error={port.problem("source")}
        value={fact.source}
        onChange={({ target }) => port.set("source", target.value)}
      />
      <SourceKey
        value={fact.from}
        error={port.problem("from")}
        onChange={(from) => port.set("from", from ?? undefined)}
      />
      <div className="flex flex-wrap gap-4">
        <SelectField
          label="Вид"
          options={Object.entries(FACT_TYPE_LABELS).map(([value, label]) => ({ value, label }))}
          value={fact.type}
          onChange={({ target }) => port.set("type", target.value)}
        />
        <MaybeText {...at("unit")} optional value={fact.unit} />
      </div>
    </div>
  );
}
