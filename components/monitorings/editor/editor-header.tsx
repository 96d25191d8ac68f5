"use client";

import { useState } from "react";

import { useEditorState } from "@/components/monitorings/editor/editor-context";
import { DropFormDialog, PublishFormDialog } from "@/components/monitorings/editor/version-dialogs";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { formatMoment } from "@/lib/core/format/dates";
import { STATUS_LABELS } from "@/lib/modules/monitorings/labels";
import type { FormVersionDetails } from "@/lib/modules/monitorings/versions/types";

interface EditorHeaderProps {
  version: FormVersionDetails;
  organisation: string;
  timeZone: string;
  today: string;
  preview: boolean;
  onPreview: (on: boolean) => void;
}

/** Which draft is edited, whether it is kept, and what is done with it as a whole. */
export function EditorHeader({
  version,
  organisation,
  timeZone,
  today,
  preview,
  onPreview,
}: EditorHeaderProps) {
  const { code, number, title, status } = version;
  const line = useEditorState((state) => state.line.kind);
  const savedAt = useEditorState((state) => state.savedAt);
  const waits = useEditorState((state) => state.waiting.length > 0);
  const [open, setOpen] = useState<"publish" | "drop" | null>(null);
  const close = () => setOpen(null);
  const words = {
    saved: waits ? "Есть несохранённые правки" : `Сохранено ${formatMoment(savedAt, timeZone, today)}`,
    saving: "Сохраняется…",
    offline: "Нет связи, текст сохранён на этом компьютере",
    "sign-in": "Войдите ещё раз, текст сохранён",
    locked: "Версия закрыта для правки, текст сохранён",
  }[line];
  return (
    <PageHeader
      breadcrumbs={
        <Breadcrumbs
          items={[
            { label: "Мониторинги", href: "/region/monitorings" },
            {
              label: `${code}, версия ${String(number)}`,
              href: `/region/monitorings/${code}/${String(number)}`,
            },
            { label: "Правка" },
          ]}
        />
      }
      title={`Правка формы ${code}, версия ${String(number)}`}
      state={<Badge tone="warning">{STATUS_LABELS[status]}</Badge>}
      subtitle={
        <>
          {title}
          <span role="status" className="mt-1 block text-sm">
            {words}
          </span>
        </>
      }
      actions={
        <>
          <Button aria-pressed={preview} onClick={() => onPreview(!preview)}>
            {preview ? "Вернуться к правке" : "Глазами того, кто заполняет"}
          </Button>
          <Button variant="primary" onClick={() => setOpen("publish")}>
            Опубликовать
          </Button>
          <Button variant="quiet" onClick={() => setOpen("drop")}>
            Удалить черновик
          </Button>
          {open === "publish" ? <PublishFormDialog {...{ version, organisation }} onClose={close} /> : null}
          {open === "drop" ? <DropFormDialog {...{ version, organisation }} onClose={close} /> : null}
        </>
      }
    />
  );
}
