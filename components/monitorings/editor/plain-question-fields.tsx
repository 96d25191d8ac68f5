import { SelectField } from "@/components/forms/select-field";
import { ConditionFields, NameFields } from "@/components/monitorings/editor/common-fields";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { ExpressionField } from "@/components/monitorings/editor/expression-field";
import { FileFields } from "@/components/monitorings/editor/file-fields";
import { NumberFields } from "@/components/monitorings/editor/number-fields";
import { OptionLines } from "@/components/monitorings/editor/option-lines";
import { RequisiteFields } from "@/components/monitorings/editor/requisite-fields";
import { IntegerInput, MaybeText } from "@/components/monitorings/editor/small-fields";
import { FIELD_LABELS, RESULT_LABELS } from "@/lib/modules/monitorings/forms/labels";
import type { Column, Question } from "@/lib/modules/monitorings/forms/types";
import { resultType } from "@/lib/modules/monitorings/lint/names/rules";

interface PlainQuestionFieldsProps {
  question: Exclude<Question | Column, { type: "table" }>;
  port: PartPort;
  /** Of a column: the table whose row its expressions are read in. */
  table: string | null;
}

/** Every field of a question that is no table, or of a column of one. */
export function PlainQuestionFields({ question, port, table }: PlainQuestionFieldsProps) {
  return (
    <div className="space-y-4">
      <NameFields {...{ question, port }} />
      <TypeFields {...{ question, port, table }} />
      <ConditionFields {...{ question, port, table }} />
    </div>
  );
}

/** What only questions of its type have. */
function TypeFields({ question, port, table }: PlainQuestionFieldsProps) {
  const at = (field: keyof typeof FIELD_LABELS) => ({
    label: FIELD_LABELS[field],
    error: port.problem(field),
    onChange: (value: unknown) => port.set(field, value),
  });
  switch (question.type) {
    case "integer":
    case "decimal":
    case "percent":
      return <NumberFields {...{ question, port }} column={table !== null} />;
    case "choice":
      return <OptionLines options={question.options} port={port} exclusive={false} />;
    case "choices":
    case "ranking":
      return (
        <>
          <OptionLines options={question.options} port={port} exclusive />
          <IntegerInput {...at("most")} optional value={question.most} />
        </>
      );
    case "text":
      return (
        <div className="flex flex-wrap gap-4">
          <IntegerInput {...at("minLength")} value={question.minLength} />
          <IntegerInput {...at("maxLength")} value={question.maxLength} />
        </div>
      );
    case "file":
      return <FileFields {...{ question, port }} />;
    case "requisites":
      return (
        <>
          <RequisiteFields parts={question.parts} port={port} />
          {question.parts.file === "no" ? null : <FileFields {...{ question, port }} />}
        </>
      );
    case "calculated":
      return (
        <>
          <ExpressionField
            {...at("expression")}
            label="Расчёт"
            value={question.expression}
            wanted={resultType(question)}
            table={table}
          />
          <div className="flex flex-wrap gap-4">
            <SelectField
              label={FIELD_LABELS.result}
              error={port.problem("result")}
              options={Object.entries(RESULT_LABELS).map(([value, label]) => ({ value, label }))}
              value={question.result}
              onChange={({ target }) => port.set("result", target.value)}
            />
            {question.result === "number" ? (
              <>
                <MaybeText {...at("unit")} value={question.unit} />
                <IntegerInput {...at("digits")} value={question.digits} />
              </>
            ) : null}
          </div>
        </>
      );
    case "boolean":
    case "date":
    case "link":
      return null;
  }
}
