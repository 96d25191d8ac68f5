"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { practiceReasonSchema } from "@/lib/modules/practices/schema";
import type { PracticeDetails } from "@/lib/modules/practices/types";
import { BANK_PATH } from "./bank-portal";

/** What each step is called, what it means, and what is told when it is done. */
const STEPS = {
  recall: {
    label: "Отозвать",
    title: "Отозвать практику?",
    text: "Она снова станет черновиком: текст можно будет исправить и предложить заново.",
    done: "Практика отозвана",
  },
  agree: {
    label: "Согласовать",
    title: "Согласовать практику?",
    text: "Она уйдёт в ИМАЦ. После публикации её увидят все школы и муниципалитеты региона.",
    done: "Практика согласована",
  },
  publish: {
    label: "Опубликовать",
    title: "Опубликовать практику?",
    text: "Её увидят все школы и муниципалитеты региона, с названием автора. Проверьте, что в тексте и файлах нет персональных данных учащихся.",
    done: "Практика опубликована",
  },
  giveBack: {
    label: "Вернуть на доработку",
    title: "Вернуть практику на доработку",
    text: "Автор увидит причину и сможет исправить текст.",
    done: "Практика возвращена",
  },
  withdraw: {
    label: "Снять с публикации",
    title: "Снять практику с публикации",
    text: "Она исчезнет из банка практик. Автор увидит причину. Вернуть её в банк нельзя.",
    done: "Практика снята с публикации",
  },
} as const;

type StepName = keyof typeof STEPS;
type PlainStep = "recall" | "agree" | "publish";
type ReasonedStep = "giveBack" | "withdraw";

/** What the reader may do with a practice now; the same rules decide on the server. */
export function PracticeActions({ practice }: { practice: PracticeDetails }) {
  const [open, setOpen] = useState<StepName | null>(null);
  const close = () => {
    setOpen(null);
  };
  const shown = (["publish", "agree", "giveBack", "recall", "withdraw"] as const).filter(
    (step) => practice.can[step],
  );
  return (
    <>
      {shown.map((step) => (
        <Button
          key={step}
          variant={step === "publish" || step === "agree" ? "primary" : "secondary"}
          onClick={() => {
            setOpen(step);
          }}
        >
          {STEPS[step].label}
        </Button>
      ))}
      {open === "giveBack" || open === "withdraw" ? (
        <ReasonDialog step={open} practice={practice} onClose={close} />
      ) : open ? (
        <PlainDialog step={open} practice={practice} onClose={close} />
      ) : null}
    </>
  );
}

interface StepDialogProps<Step extends StepName> {
  step: Step;
  practice: PracticeDetails;
  onClose: () => void;
}

function useDone(step: StepName, onClose: () => void) {
  const router = useRouter();
  return () => {
    onClose();
    showToast(STEPS[step].done);
    if (step === "withdraw") router.push(BANK_PATH);
    else router.refresh();
  };
}

const nothing = z.object({});

function PlainDialog({ step, practice, onClose }: StepDialogProps<PlainStep>) {
  const { id, organisation, version } = practice;
  const { title, text, label } = STEPS[step];
  const command = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) =>
      client.practices[step]({ organisation, id, version }, { context: { commandKey } }),
    onDone: useDone(step, onClose),
  });
  return <FormDialog {...{ command, title, label, onClose }} description={text} />;
}

function ReasonDialog({ step, practice, onClose }: StepDialogProps<ReasonedStep>) {
  const { id, organisation, version } = practice;
  const { title, text, label } = STEPS[step];
  const command = useCommandForm({
    schema: practiceReasonSchema,
    defaults: { reason: "" },
    submit: ({ reason }, commandKey) =>
      client.practices[step]({ organisation, id, version, reason }, { context: { commandKey } }),
    onDone: useDone(step, onClose),
  });
  return (
    <FormDialog {...{ command, title, label, onClose }} description={text}>
      <TextAreaField
        label="Причина"
        hint="Что исправить или почему практика снята"
        rows={4}
        {...command.field("reason")}
      />
    </FormDialog>
  );
}
