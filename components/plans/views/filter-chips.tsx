"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { plural } from "@/lib/core/format/words";
import { executionLabels } from "@/lib/modules/plans/measures/labels";
import type { PlanDetails } from "@/lib/modules/plans/types";
import { NO_FILTER } from "@/lib/modules/plans/views/rules";
import type { MeasureFilter } from "@/lib/modules/plans/views/types";
import { usePlan } from "../editor-context";
import { usePlanView } from "./view-context";

/** What is chosen, each condition with its own way out, and how many measures it leaves. */
export function FilterChips() {
  const plan = usePlan();
  const { asked, filtered, hidden, total, go } = usePlanView();
  const found = total - hidden.size;
  return (
    <div className={filtered ? "flex flex-wrap items-center gap-x-2 gap-y-1.5 text-sm" : undefined}>
      <p role="status" className="mr-1">
        {filtered
          ? found === 0
            ? "Ничего не нашлось"
            : `Найдено ${plural(found, "мероприятие", "мероприятия", "мероприятий")} из ${String(total)}`
          : null}
      </p>
      {filtered ? (
        <>
          {conditions(asked, plan).map(({ name, text }) => (
            <button
              key={name}
              type="button"
              onClick={() => go({ [name]: null })}
              className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-control bg-surface px-2.5 py-0.5 text-left hover:border-brand hover:bg-brand-tint pointer-coarse:min-h-11"
            >
              <span className="sr-only">Убрать условие: </span>
              <span className="min-w-0 wrap-anywhere">{text}</span>
              <X aria-hidden="true" className="size-3.5 shrink-0" />
            </button>
          ))}
          <Button size="small" variant="quiet" onClick={() => go(NO_FILTER)}>
            Сбросить
          </Button>
        </>
      ) : null}
    </div>
  );
}

/** The same on paper. */
export function FilterWords() {
  const plan = usePlan();
  const { asked, filtered } = usePlanView();
  if (!filtered) return null;
  return (
    <p>
      Отобрано:{" "}
      {conditions(asked, plan)
        .map(({ text }) => text)
        .join("; ")}
    </p>
  );
}

const DUE = { overdue: "просрочено", month: "срок в этом месяце" } as const;

/** The filter in words, a condition at a time. */
function conditions(
  filter: MeasureFilter,
  { tracks, schools }: PlanDetails,
): { name: keyof MeasureFilter; text: string }[] {
  const { track, state, due, responsible, school, q } = filter;
  const known = tracks.find(({ number }) => number === track);
  const named = {
    track: track === null ? null : (known?.shortTitle ?? `раздел ${String(track)}, которого в плане нет`),
    state: state && executionLabels[state],
    due: due && DUE[due],
    responsible: responsible && `ответственный: ${responsible}`,
    school:
      school && (schools.find(({ code }) => code === school)?.name ?? `школа ${school}, которой здесь нет`),
    q: q && `в названии: ${q}`,
  };
  return (Object.keys(named) as (keyof typeof named)[]).flatMap((name) => {
    const text = named[name];
    return text ? [{ name, text }] : [];
  });
}
