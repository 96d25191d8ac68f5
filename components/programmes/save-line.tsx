"use client";

import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";

import { wordsOf } from "@/components/programmes/field-problem";
import { useProgramme, useProgrammeState } from "@/components/programmes/programme-context";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { formatMoment } from "@/lib/core/format/dates";

/** «Сохранено в 14:03»: the line to the portal, read out when it changes. */
export function SaveLine() {
  const { page } = useProgramme();
  const line = useProgrammeState((state) => state.line);
  const savedAt = useProgrammeState((state) => state.savedAt);
  const waits = useProgrammeState((state) => Object.keys(state.problems).length > 0);
  const saved =
    savedAt === null
      ? "Всё сохраняется само"
      : `Сохранено ${formatMoment(savedAt, page.timeZone, page.today)}`;
  const look = {
    saved: waits
      ? { icon: TriangleAlert, text: "Есть несохранённые поля", tone: "text-danger" }
      : { icon: Check, text: saved, tone: "text-ink-2" },
    saving: { icon: LoaderCircle, text: "Сохраняется…", tone: "text-ink-2" },
    offline: {
      icon: CloudOff,
      text: "Нет связи. Продолжайте: текст сохранён на этом компьютере и уйдёт, когда связь появится",
      tone: "text-warning",
    },
    "sign-in": { icon: TriangleAlert, text: "Войдите ещё раз, текст сохранён", tone: "text-warning" },
    locked: {
      icon: TriangleAlert,
      text: "Программа закрыта для правки, введённое осталось здесь",
      tone: "text-danger",
    },
  }[line.kind];
  const Icon = look.icon;
  return (
    <p role="status" data-print="hide" className={cn("inline-flex items-start gap-1.5 text-sm", look.tone)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {look.text}
    </p>
  );
}

/** What could not be sent because the text is locked: told why, and kept to be copied. */
export function UnsentFields() {
  const { page, editor } = useProgramme();
  const line = useProgrammeState((state) => state.line);
  const unsent = useProgrammeState((state) => state.unsent);
  const reason = line.kind === "locked" ? line.message : page.can.note.allowed ? null : page.can.note.reason;
  if (reason === null || unsent.length === 0) return null;
  return (
    <Notice
      tone="danger"
      live
      heading="Это не сохранено на портале"
      actions={
        <>
          <Button size="small" onClick={editor.resume}>
            Отправить ещё раз
          </Button>
          <Button size="small" onClick={editor.dropUnsent}>
            Больше не нужно
          </Button>
        </>
      }
    >
      <p>{reason}</p>
      <ul className="space-y-1">
        {unsent.map(({ id, edit }) => (
          <li key={id} className="whitespace-pre-line select-all">
            {edit.typed ?? (wordsOf(edit.value, page.year) || "пусто")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
