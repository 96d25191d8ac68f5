"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ApproveDialog } from "@/components/programmes/approve-dialog";
import { PlainStepDialog, ReasonStepDialog } from "@/components/programmes/step-dialogs";
import { useContent, useProgramme, useProgrammeState } from "@/components/programmes/programme-context";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { programmeProblems } from "@/lib/modules/programmes/rules";
import type { ProgrammeAction, ProgrammeReply } from "@/lib/modules/programmes/types";

type Step = Exclude<ProgrammeAction, "edit" | "note" | "report">;

/** In the order they stand; the first that may be done is the main one. */
const STEPS: readonly { step: Step; label: string; done: string }[] = [
  { step: "send", label: "Отправить на согласование", done: "Программа отправлена на согласование" },
  { step: "agree", label: "Согласовать", done: "Программа согласована" },
  { step: "return", label: "Вернуть", done: "Программа возвращена школе" },
  { step: "approve", label: "Внести приказ", done: "Программа утверждена" },
  { step: "withdraw", label: "Отозвать", done: "Программа снова в работе" },
  { step: "revise", label: "Начать редакцию", done: "Редакция начата" },
  { step: "close", label: "Закрыть итогами", done: "Программа закрыта" },
  { step: "drop", label: "Отменить редакцию", done: "Редакция отменена" },
];

/** What may be done with the programme now, each in a dialog of its own. */
export function ProgrammeActions() {
  const router = useRouter();
  const { page, editor } = useProgramme();
  const content = useContent();
  const unsaved = useProgrammeState((state) => state.unsent.length > 0);
  const [open, setOpen] = useState<Step | null>(null);
  const { can, school, year, kind } = page;
  const filled = programmeProblems(kind, content, page.sections).length === 0;
  // What is left to fill in changes as one types; all else was decided when the page was loaded.
  const maySend = can.edit.allowed && page.viewerMaySend && filled;
  const steps = STEPS.filter(({ step }) => (step === "send" ? maySend : can[step].allowed));
  const close = () => setOpen(null);
  const onDone = (reply: ProgrammeReply) => {
    close();
    showToast(STEPS.find(({ step }) => step === open)?.done ?? "Записано");
    const home = `/schools/${school.code}/programmes/${String(year)}/${kind}`;
    if (open === "revise") router.push(`${home}?text=${String(reply.number)}`);
    else if (open === "drop") router.push(home);
    router.refresh();
  };
  return (
    <>
      {steps.map(({ step, label }, at) => (
        <Button
          key={step}
          variant={at === 0 && step !== "revise" ? "primary" : "secondary"}
          onClick={() => {
            editor.flush();
            setOpen(step);
          }}
        >
          {label}
        </Button>
      ))}
      {open === "approve" ? <ApproveDialog onClose={close} onDone={onDone} /> : null}
      {open === "return" || open === "revise" ? (
        <ReasonStepDialog step={open} onClose={close} onDone={onDone} />
      ) : null}
      {open === "send" || open === "agree" || open === "withdraw" || open === "drop" || open === "close" ? (
        <PlainStepDialog step={open} unsaved={unsaved} onClose={close} onDone={onDone} />
      ) : null}
    </>
  );
}
