import { ConditionFields, NameFields } from "@/components/monitorings/editor/common-fields";
import type { PartPort } from "@/components/monitorings/editor/editor-context";
import { PlainQuestionFields } from "@/components/monitorings/editor/plain-question-fields";
import { TableFields } from "@/components/monitorings/editor/table-fields";
import type { Question } from "@/lib/modules/monitorings/forms/types";

/** Every field of a question. */
export function QuestionFields({ question, port }: { question: Question; port: PartPort }) {
  if (question.type !== "table") return <PlainQuestionFields {...{ question, port }} table={null} />;
  return (
    <div className="space-y-4">
      <NameFields {...{ question, port }} />
      <TableFields {...{ question, port }} />
      <ConditionFields {...{ question, port }} table={null} />
    </div>
  );
}
