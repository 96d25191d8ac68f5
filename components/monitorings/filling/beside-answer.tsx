"use client";

import { useFilling } from "@/components/monitorings/filling/filling-context";
import { ReportError } from "@/components/monitorings/filling/report-error";
import { LibraryHints } from "@/components/monitorings/library-hints";
import { own } from "@/lib/modules/monitorings/answers/rules";
import { answerText, withUnit } from "@/lib/modules/monitorings/answers/words/rules";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import type { PrefillValue } from "@/lib/modules/monitorings/prefill/types";

type Asked = Exclude<Question, { type: "calculated" }>;

/** Beside an input: last year's answer, where a value of the portal comes from, and documents that help to answer. */
export function BesideAnswer({ question, given }: { question: Asked; given: PrefillValue | null }) {
  const { filling } = useFilling();
  const { lastYear, prefills, library } = filling;
  const known = own(prefills, question.code) as PrefillValue | undefined;
  const before = question.type === "table" ? "" : answerText(question, own(lastYear.answers, question.code));
  const changed = lastYear.changed.includes(question.code);
  const asks = "compare" in question && question.compare !== null;
  const reports =
    given !== null ||
    (question.type === "table" &&
      known !== undefined &&
      question.columns.some((column) => column.type !== "calculated" && column.prefill?.locked));
  const hinted = question.hints.length > 0;
  if (before === "" && !changed && known === undefined && !asks && !hinted) return null;
  return (
    <div className="space-y-0.5 text-sm text-ink-2">
      {before === "" ? (
        asks && !changed ? (
          <p>В прошлом году: ответа нет</p>
        ) : null
      ) : (
        <p>
          В прошлом году: <span className="font-medium tabular-nums">{before}</span>
        </p>
      )}
      {changed ? <p>С прошлым годом не сравнивается: вопрос изменён.</p> : null}
      {known === undefined ? null : (
        <p>
          {given === null ? "Предлагает портал" : "Заполнено порталом"}: {known.origin}.
        </p>
      )}
      <LibraryHints {...{ question, library }} />
      {reports ? <ReportError question={question.code} title={withUnit(question)} /> : null}
    </div>
  );
}
