"use client";

import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";

import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { cn } from "@/components/ui/class-names";
import { formatMoment } from "@/lib/core/format/dates";

/** «Сохранено в 14:03»: the line to the portal, read out when it changes. */
export function SaveLine() {
  const { page } = useFilling();
  const line = useFillingState((state) => state.line);
  const savedAt = useFillingState((state) => state.savedAt);
  const waits = useFillingState((state) => Object.keys(state.problems).length > 0);
  const saved =
    savedAt === null
      ? "Ответы сохраняются сами"
      : `Сохранено ${formatMoment(savedAt, page.timeZone, page.today)}`;
  const look = {
    saved: waits
      ? { icon: TriangleAlert, text: "Есть несохранённые ответы", tone: "text-danger" }
      : { icon: Check, text: saved, tone: "text-ink-2" },
    saving: { icon: LoaderCircle, text: "Сохраняется…", tone: "text-ink-2" },
    offline: {
      icon: CloudOff,
      text: "Нет связи. Продолжайте: ответы сохранены на этом компьютере и уйдут, когда связь появится",
      tone: "text-warning",
    },
    "sign-in": { icon: TriangleAlert, text: "Войдите ещё раз, ответы сохранены", tone: "text-warning" },
    locked: { icon: TriangleAlert, text: "Форма закрыта, введённое осталось здесь", tone: "text-danger" },
  }[line.kind];
  const Icon = look.icon;
  return (
    <p role="status" className={cn("inline-flex items-start gap-1.5 text-sm", look.tone)}>
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      {look.text}
    </p>
  );
}
