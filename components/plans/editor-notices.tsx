"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useActions, useEditor, usePlan } from "./editor-context";
import { subjectOf } from "./plan-edits";
import { UnsentPanel } from "./unsent-panel";

/** Messages about the line to the portal that concern the whole plan, and texts that cannot be sent any more. */
export function EditorNotices() {
  const { can } = usePlan();
  const router = useRouter();
  const actions = useActions();
  const line = useEditor((state) => state.line);
  const unsent = useEditor((state) => state.unsent);
  const measures = useEditor((state) => state.measures);
  const indicators = useEditor((state) => state.indicators);
  const locked = line.kind === "locked" ? line.message : null;
  // A field that is still on the page shows its own problem.
  const lost = unsent.filter(({ edit, problem }) => {
    const subject = subjectOf(edit);
    return problem !== null && subject !== null && !(subject in measures) && !(subject in indicators);
  });
  return (
    <>
      {line.kind === "offline" ? (
        <div data-print="hide">
          <Notice tone="warning" live className="mb-4">
            <p>
              Нет связи с порталом. Продолжайте: текст сохранён на этом компьютере и уйдёт, когда связь
              появится.
            </p>
          </Notice>
        </div>
      ) : null}
      {locked === null ? null : (
        <div data-print="hide">
          <Notice
            tone="danger"
            live
            className="mb-4"
            heading="Правки не приняты"
            actions={
              <>
                <Button size="small" onClick={() => router.refresh()}>
                  Показать план как он есть
                </Button>
                <Button size="small" onClick={actions.resume}>
                  Отправить ещё раз
                </Button>
              </>
            }
          >
            <p>{locked}</p>
          </Notice>
        </div>
      )}
      {locked !== null ? (
        <UnsentPanel entries={unsent} />
      ) : can.edit.allowed ? (
        <UnsentPanel entries={lost} reason="Строку, к которой они относились, удалил другой сотрудник." />
      ) : (
        <UnsentPanel entries={unsent} />
      )}
    </>
  );
}
