import { shownNumber } from "@/lib/modules/monitorings/answers/rules";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

interface QuestionAsideProps {
  question: Question;
  state: FormState;
  lastYear: Readonly<Record<string, unknown>>;
  library: readonly LibraryHint[];
}

/** Under a question that is seen: what was answered last year, and documents that help to answer. */
export function QuestionAside({ question, state, lastYear, library }: QuestionAsideProps) {
  if (!state.standing[question.code]?.visible) return null;
  const before = "compare" in question && question.compare ? lastYear[question.code] : undefined;
  const hints = "hints" in question ? library.filter(({ id }) => question.hints.includes(id)) : [];
  return (
    <>
      {typeof before === "string" && before !== "" ? (
        <p className="mt-1 text-sm text-ink-2">В прошлом году: {shownNumber(before)}</p>
      ) : null}
      {hints.length > 0 ? (
        <div className="mt-1 text-sm text-ink-2">
          <p>Поможет ответить:</p>
          <ul className="list-disc pl-5">
            {hints.map(({ id, title, requisites }) => (
              <li key={id}>
                {title}
                {requisites === "" ? null : `, ${requisites}`}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
