import { LibraryHints } from "@/components/monitorings/library-hints";
import { answerText } from "@/lib/modules/monitorings/answers/words/rules";
import type { FormState } from "@/lib/modules/monitorings/evaluation/types";
import type { Question } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

interface QuestionAsideProps {
  question: Question;
  state: FormState;
  lastYear: Readonly<Record<string, unknown>>;
  library: readonly LibraryHint[];
}

/** Under a question of the trial that is seen: what was answered last year, and documents that help to answer. */
export function QuestionAside({ question, state, lastYear, library }: QuestionAsideProps) {
  if (!state.standing[question.code]?.visible) return null;
  const before =
    "compare" in question && question.compare ? answerText(question, lastYear[question.code]) : "";
  return (
    <div className="mt-1 space-y-1">
      {before === "" ? null : <p className="text-sm text-ink-2">В прошлом году: {before}</p>}
      <LibraryHints {...{ question, library }} />
    </div>
  );
}
