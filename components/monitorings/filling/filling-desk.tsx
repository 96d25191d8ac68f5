"use client";

import { useState, type ReactNode } from "react";

import { useFilling, useFillingState } from "@/components/monitorings/filling/filling-context";
import { goToMissing, questionOf, SEND, SHEET } from "@/components/monitorings/filling/filling-way";
import { FillingQuestion } from "@/components/monitorings/filling/filling-question";
import { SaveLine } from "@/components/monitorings/filling/save-line";
import { SendSection } from "@/components/monitorings/filling/send-section";
import { SheetSection } from "@/components/monitorings/filling/sheet-section";
import { UnsentAnswers } from "@/components/monitorings/filling/unsent-answers";
import { SectionMap } from "@/components/monitorings/section-map";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Meter } from "@/components/ui/meter";
import { answeredShare } from "@/lib/modules/monitorings/filling/progress/rules";

/** One section a screen, the map beside it, the line to the portal always seen. */
export function FillingDesk({ asked }: { asked: string | null }) {
  const frame = useFilling();
  const { filling, state, go } = frame;
  const { form } = filling;
  const visible = form.sections.filter((_, position) => state.sections[position]?.visible);
  // On a phone the map waits to be opened: the questions come first.
  const [roomy] = useState(() => window.matchMedia("(min-width: 64rem)").matches);
  const away = asked === SHEET;
  const sending = asked === SEND;
  const position = Math.max(
    0,
    visible.findIndex(({ code }) => code === asked),
  );
  const section = sending || away ? undefined : visible[position];
  const before = sending ? visible.at(-1) : away ? undefined : visible[position - 1];
  const next = sending || away ? undefined : visible[position + 1];
  const { done, all } = answeredShare(form, state);
  return (
    <div className="grid gap-5 lg:grid-cols-[17rem_minmax(0,1fr)] lg:items-start">
      <div className="space-y-4 lg:sticky lg:top-3">
        <Meter
          label="Обязательные вопросы"
          value={done}
          max={all}
          text={`${String(done)} из ${String(all)}`}
        />
        <details open={roomy} className="rounded-lg border border-line bg-surface px-2 py-2">
          <summary className="cursor-pointer px-2 py-1 font-medium">Разделы</summary>
          <SectionMap
            sections={visible}
            states={state.sections}
            current={section?.code ?? ""}
            onChoose={(code) => go(code)}
          />
          <Step current={sending} onChoose={() => go(SEND)}>
            Проверка и отправка
          </Step>
          <Step current={away} onChoose={() => go(SHEET)}>
            Заполнить в таблице без сети
          </Step>
        </details>
        <div className="space-y-1">
          <Button onClick={() => goToMissing(frame, questionOf(document.activeElement))}>
            Следующий неотвеченный
          </Button>
          <p className="hidden text-sm text-muted lg:block">С клавиатуры: Ctrl + ↓</p>
        </div>
      </div>
      <div className="min-w-0 space-y-4">
        <div className="sticky top-0 z-10 -mx-1 border-b border-line bg-paper px-1 py-1.5">
          <SaveLine />
        </div>
        <UnsentAnswers />
        {section ? (
          <section
            aria-labelledby="section-title"
            className="rounded-lg border border-line bg-surface px-4 py-4 sm:px-5"
          >
            <h2 id="section-title" tabIndex={-1} className="scroll-mt-16 text-lg focus:outline-none">
              {section.title}
            </h2>
            {section.help === "" ? null : <p className="mt-0.5 text-sm text-muted">{section.help}</p>}
            <div className="mt-4 space-y-7">
              {section.questions.map((question) => (
                <FillingQuestion key={question.code} question={question} />
              ))}
            </div>
          </section>
        ) : away ? (
          <SheetSection />
        ) : (
          <SendSection />
        )}
        <div className="flex flex-wrap gap-2">
          {before ? <Button onClick={() => go(before.code)}>Назад</Button> : null}
          {section === undefined ? null : (
            <Button variant="primary" onClick={() => go(next?.code ?? SEND)}>
              {next ? "Следующий раздел" : "К проверке и отправке"}
            </Button>
          )}
        </div>
        <Author />
      </div>
    </div>
  );
}

function Step({
  current,
  onChoose,
  children,
}: {
  current: boolean;
  onChoose: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-current={current ? "step" : undefined}
      onClick={onChoose}
      className={cn(
        "mt-1 w-full rounded-md px-3 py-2 text-left hover:bg-brand-tint",
        current && "bg-brand-tint font-semibold",
      )}
    >
      {children}
    </button>
  );
}

/** Who wrote last, where the person came to a form that others write too. */
function Author() {
  const { filling } = useFilling();
  const line = useFillingState((state) => state.line.kind);
  if (filling.updatedBy === "" || line !== "saved") return null;
  return <p className="text-sm text-muted">Последняя правка до вас: {filling.updatedBy}.</p>;
}
