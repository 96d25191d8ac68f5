import type { Question } from "@/lib/modules/monitorings/forms/types";
import type { LibraryHint } from "@/lib/modules/monitorings/versions/types";

/** Documents that help to answer a question, with where to find them. */
export function LibraryHints({ question, library }: { question: Question; library: readonly LibraryHint[] }) {
  const hints = "hints" in question ? library.filter(({ id }) => question.hints.includes(id)) : [];
  if (hints.length === 0) return null;
  return (
    <div className="text-sm text-ink-2">
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
  );
}
