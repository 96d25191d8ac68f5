"use client";

import { useRouter } from "next/navigation";

import { fieldName, fieldWords } from "@/components/monitorings/filling/answer-words";
import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** What could not be sent because the form is closed: told why, and kept to be copied. */
export function UnsentAnswers() {
  const { page, filling, actions } = useFilling();
  const router = useRouter();
  const line = useFillingState((state) => state.line);
  const unsent = useFillingState((state) => state.unsent);
  const closed = line.kind === "locked" ? line.message : page.can.fill.allowed ? null : page.can.fill.reason;
  if (closed === null || unsent.length === 0) return null;
  return (
    <Notice
      tone="danger"
      live
      heading="Эти ответы не сохранены на портале"
      actions={
        <>
          <Button size="small" onClick={() => router.refresh()}>
            Показать форму как она есть
          </Button>
          <Button size="small" onClick={actions.resume}>
            Отправить ещё раз
          </Button>
          <Button size="small" onClick={actions.dropUnsent}>
            Ответы больше не нужны
          </Button>
        </>
      }
    >
      <p>{closed}</p>
      <dl className="space-y-1.5">
        {unsent.map(({ id, edit }) => (
          <div key={id}>
            <dt className="text-sm text-ink-2">{fieldName(filling.form, edit.field)}</dt>
            <dd className="whitespace-pre-line select-all">
              {fieldWords(filling.form, edit.field, edit.value) || "пусто"}
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
