"use client";

import { ConflictNote } from "@/components/monitorings/filling/conflict-note";
import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { placeOf } from "@/components/monitorings/question-words";
import { TextAreaField } from "@/components/forms/text-area-field";
import type { Finding } from "@/lib/modules/monitorings/evaluation/types";
import { isExplained, SHORTEST_EXPLANATION } from "@/lib/modules/monitorings/sending/rules";

/** A warning with the explanation it asks for, at the first question it speaks of; elsewhere the way there. */
export function WarningNote({ finding, question }: { finding: Finding; question: string }) {
  const { filling, go, page, actions } = useFilling();
  const { key, text, at } = finding;
  const explanation = useFillingState((state) =>
    Object.hasOwn(state.draft.explanations, key) ? (state.draft.explanations[key] ?? "") : "",
  );
  const place = placeOf(filling.form, at);
  const elsewhere = at[0] !== undefined && at[0].question !== question;
  const field = `!${key}`;
  return (
    <div className="mt-2 border-l-3 border-accent pl-3">
      <p className="text-sm font-medium">
        <span className="sr-only">Предупреждение: </span>
        {text}
      </p>
      {elsewhere && place ? (
        <button type="button" className="link text-sm" onClick={() => go(place.section, place.id)}>
          Поясните у первого из вопросов, о которых оно говорит
        </button>
      ) : page.can.fill.allowed ? (
        <div className="mt-1 max-w-prose">
          <TextAreaField
            id={field}
            label="Пояснение"
            hint={`Почему так: не короче ${String(SHORTEST_EXPLANATION)} знаков.`}
            rows={2}
            value={explanation}
            error={
              explanation !== "" && !isExplained(explanation)
                ? `Напишите подробнее: не меньше ${String(SHORTEST_EXPLANATION)} знаков.`
                : undefined
            }
            onChange={({ target }) => actions.set(field, target.value)}
            onBlur={actions.flush}
          />
          <ConflictNote field={field} />
        </div>
      ) : (
        <p className="text-sm">Пояснение: {explanation === "" ? "нет" : explanation}</p>
      )}
    </div>
  );
}
