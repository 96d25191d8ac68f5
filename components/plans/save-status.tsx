"use client";

import { CloudOff, Check, LoaderCircle, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { formatMoment } from "@/lib/core/format/dates";
import { useEditor, usePlan } from "./editor-context";

/** «Сохранено в 14:03»: the state of the line to the portal, read out when it changes. */
export function SaveStatus({ className }: { className?: string }) {
  const { timeZone, today } = usePlan();
  const line = useEditor((state) => state.line);
  const savedAt = useEditor((state) => state.savedAt);
  const waits = useEditor((state) => Object.keys(state.problems).length > 0);
  const look = {
    saved: waits
      ? { icon: TriangleAlert, text: "Есть несохранённые поля", tone: "text-danger" }
      : { icon: Check, text: `Сохранено ${formatMoment(savedAt, timeZone, today)}`, tone: "text-ink-2" },
    saving: { icon: LoaderCircle, text: "Сохраняется…", tone: "text-ink-2" },
    offline: { icon: CloudOff, text: "Нет связи, текст сохранён на этом компьютере", tone: "text-warning" },
    "sign-in": { icon: TriangleAlert, text: "Войдите ещё раз, текст сохранён", tone: "text-warning" },
    locked: { icon: TriangleAlert, text: "План закрыт для правки, текст сохранён", tone: "text-danger" },
  }[line.kind];
  const Icon = look.icon;
  return (
    <p
      role="status"
      data-print="hide"
      className={cn("inline-flex items-start gap-1.5 text-sm", look.tone, className)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {look.text}
    </p>
  );
}
