"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { PlanTrack } from "@/lib/modules/plans/types";
import { useActions, useEditor, useEditorStore, usePlan } from "./editor-context";
import { showsExecution } from "./execution/execution-mark";
import { addAndEdit, onGridClick, onGridKey } from "./grid-keys";
import { MeasureRow } from "./measure-row";
import { MOVE_LOCK, usePlanView } from "./views/view-context";

const NONE: readonly string[] = [];

export function trackName(track: PlanTrack): string {
  return track.number === 0 ? "Раздел 0" : `Трек ${String(track.number)}`;
}

/** One section of the plan: its measures as the official table. */
export function MeasureSection({ track }: { track: PlanTrack }) {
  const plan = usePlan();
  const editable = plan.can.edit.allowed;
  const ids = useEditor((state) => state.order[track.number]) ?? NONE;
  const actions = useActions();
  const store = useEditorStore();
  const { filtered, hidden } = usePlanView();
  const editor = { store, actions, moveLock: filtered ? MOVE_LOCK : null };
  const title = `${trackName(track)}. ${track.title}`;
  // A section the filter leaves nothing of is not shown; its measures keep their numbers.
  if (filtered && ids.every((id) => hidden.has(id))) return null;
  return (
    <section
      id={`track-${String(track.number)}`}
      data-track={track.number}
      aria-label={title}
      className="scroll-mt-4"
    >
      <h2 className="mb-2 text-lg">
        {trackName(track)}. {track.title}
      </h2>
      {ids.length === 0 ? (
        <EmptyState
          title={editable ? "В этом разделе ещё нет мероприятий" : "В этом разделе нет мероприятий"}
          action={editable ? <AddButton onAdd={() => addAndEdit(editor, track.number, null)} /> : null}
        >
          {editable ? "Добавьте первое или начните с пробелов плана." : null}
        </EmptyState>
      ) : (
        <>
          <div className="table-region" data-sticky="page">
            <table
              role={editable ? "grid" : "table"}
              aria-label={title}
              data-density="compact"
              data-cards=""
              className="data-table table-fixed text-xs wrap-anywhere max-md:text-sm"
              {...(editable && {
                onKeyDown: (event) => onGridKey(editor, event),
                onClick: (event) => onGridClick(editor, event),
              })}
            >
              <Columns execution={showsExecution(plan)} />
              <tbody role="rowgroup">
                {ids.map((id, index) =>
                  hidden.has(id) ? null : (
                    <MeasureRow
                      key={id}
                      id={id}
                      number={`${String(track.number)}.${String(index + 1)}`}
                      editable={editable}
                    />
                  ),
                )}
              </tbody>
            </table>
          </div>
          {editable ? (
            <div className="mt-2" data-print="hide">
              <AddButton after onAdd={() => addAndEdit(editor, track.number, ids.at(-1) ?? null)} />
            </div>
          ) : null}
        </>
      )}
    </section>
  );
}

function AddButton({ onAdd, after = false }: { onAdd: () => void; after?: boolean }) {
  return (
    <Button size="small" onClick={onAdd} data-after-table={after ? "" : undefined}>
      <Plus aria-hidden="true" className="size-4" />
      Добавить мероприятие
    </Button>
  );
}

/** Official headings with the width each needs on an office screen; the table is as wide as its place. */
function Columns({ execution }: { execution: boolean }) {
  return (
    <>
      <colgroup className="max-md:hidden">
        <col className="w-12" />
        <col className={execution ? "w-[20%]" : "w-[22.5%]"} />
        <col className={execution ? "w-[10%]" : "w-[12.5%]"} />
        <col className={execution ? "w-[12.5%]" : "w-[15%]"} />
        <col className={execution ? "w-[11.5%]" : "w-[13%]"} />
        <col className={execution ? "w-[14%]" : "w-[16%]"} />
        <col />
        {execution ? <col className="w-[15.5%]" /> : null}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">№ п&#8288;/&#8288;п</th>
          <th scope="col">Мероприятие</th>
          <th scope="col">Сроки</th>
          <th scope="col">Ответст&shy;венный</th>
          <th scope="col">Участники (ОО)</th>
          <th scope="col">Ожидаемый результат</th>
          <th scope="col">Подтвер&shy;ждающий документ</th>
          {execution ? <th scope="col">Отметка о&nbsp;выпол&shy;нении</th> : null}
        </tr>
      </thead>
    </>
  );
}
