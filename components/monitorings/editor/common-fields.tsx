import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { type PartPort, useEditorFrame } from "@/components/monitorings/editor/editor-context";
import { ExpressionField } from "@/components/monitorings/editor/expression-field";
import { CodeField, LongText, typedCode } from "@/components/monitorings/editor/small-fields";
import { SourceKey, withSourceKey } from "@/components/monitorings/editor/source-key";
import { Checkbox } from "@/components/ui/checkbox";
import { ANSWERED_BY_LABELS, FIELD_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";

interface CommonFieldsProps {
  question: Question | Column;
  port: PartPort;
  table: string | null;
}

/** What every question has first: name, code, help. */
export function NameFields({ question, port }: Omit<CommonFieldsProps, "table">) {
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  return (
    <>
      <LongText {...at("title")} value={question.title} />
      <CodeField
        {...at("code")}
        hint="Его пишут в выражениях и выгрузках, по нему сравнивают годы."
        value={typedCode(question.code, port)}
      />
      <LongText {...at("help")} optional value={question.help} />
    </>
  );
}

/** When it is shown and obligatory, who answers and where the answer comes from. */
export function ConditionFields({ question, port, table }: CommonFieldsProps) {
  return (
    <>
      <ExpressionField
        label={FIELD_LABELS.visibleIf}
        error={port.problem("visibleIf")}
        optional
        hint="Пусто — показывать всегда."
        value={question.visibleIf}
        wanted="truth"
        table={table}
        onChange={(value) => port.set("visibleIf", value)}
      />
      {question.type === "calculated" ? null : <AskedFields {...{ question, port, table }} />}
    </>
  );
}

type Asked = Exclude<Question | Column, { type: "calculated" }>;

function AskedFields({ question, port, table }: CommonFieldsProps & { question: Asked }) {
  const { library } = useEditorFrame();
  const { prefill } = question;
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
  });
  return (
    <>
      <Checkbox
        label={FIELD_LABELS.required}
        checked={question.required}
        onChange={({ target }) => port.set("required", target.checked)}
      />
      {question.required ? null : (
        <ExpressionField
          {...at("requiredIf")}
          optional
          value={question.requiredIf}
          wanted="truth"
          table={table}
          onChange={(value) => port.set("requiredIf", value)}
        />
      )}
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          {...at("prefill")}
          options={[
            { value: "no", label: "нет, отвечает школа или МОУО" },
            { value: "open", label: "предлагает, можно исправить" },
            { value: "locked", label: "заполняет, исправить нельзя" },
          ]}
          value={prefill === null ? "no" : prefill.locked ? "locked" : "open"}
          onChange={({ target }) => port.set("prefill", prefillOf(target.value, prefill))}
        />
        {prefill ? (
          <>
            <TextField
              label={FIELD_LABELS.source}
              className="min-w-56 flex-1"
              value={prefill.source}
              onChange={({ target }) => port.set("prefill", { ...prefill, source: target.value })}
            />
            <SourceKey
              value={prefill.from}
              onChange={(from) => port.set("prefill", withSourceKey(prefill, from))}
            />
          </>
        ) : null}
      </div>
      {table === null ? (
        <>
          <SelectField
            {...at("answeredBy")}
            options={Object.entries(ANSWERED_BY_LABELS).map(([value, label]) => ({ value, label }))}
            value={question.answeredBy}
            onChange={({ target }) => port.set("answeredBy", target.value)}
          />
          <MultiSelectField
            {...at("hints")}
            optional
            hint="Документы, которые помогут ответить: показываются под вопросом."
            options={library.map(({ id, title, requisites }) => ({
              value: id,
              label: title,
              note: requisites,
            }))}
            value={question.hints}
            onChange={(ids) => port.set("hints", [...ids])}
          />
        </>
      ) : null}
    </>
  );
}

type Prefill = NonNullable<Asked["prefill"]>;

function prefillOf(kind: string, before: Prefill | null): Prefill | null {
  if (kind === "no") return null;
  return { ...(before ?? { source: "Реестр школ" }), locked: kind === "locked" };
}
