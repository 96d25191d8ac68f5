"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useProgramme } from "@/components/programmes/programme-context";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import {
  programmeTransitionSchema,
  returnProgrammeSchema,
  reviseProgrammeSchema,
} from "@/lib/modules/programmes/schema";
import type { ProgrammeReply } from "@/lib/modules/programmes/types";

interface StepProps {
  onClose: () => void;
  onDone: (reply: ProgrammeReply) => void;
}

/** The text a command is about, as the page knows it. */
export function useTextTarget() {
  const { page, viewer } = useProgramme();
  const { school, kind, year, text } = page;
  return {
    target: { school: school.code, kind, year, number: text.number, version: text.version },
    as: (commandKey: string) => ({ context: { commandKey, actingUser: viewer.id } }),
  };
}

const PLAIN = {
  send: {
    title: "Отправить программу на согласование?",
    label: "Отправить",
    text: "Пока программу согласуют, править её нельзя. До решения её можно отозвать.",
    call: client.programmes.send,
  },
  agree: {
    title: "Согласовать программу?",
    label: "Согласовать",
    text: "Школа утвердит программу своим приказом. Отменить согласование нельзя: школа может отозвать программу сама.",
    call: client.programmes.agree,
  },
  withdraw: {
    title: "Отозвать программу?",
    label: "Отозвать",
    text: "Программа снова станет черновиком; согласование придётся пройти заново.",
    call: client.programmes.withdraw,
  },
  drop: {
    title: "Отменить редакцию?",
    label: "Отменить редакцию",
    text: "Действует прежний текст программы. Отменённая редакция останется для чтения.",
    call: client.programmes.drop,
  },
  close: {
    title: "Закрыть программу итогами?",
    label: "Закрыть",
    text: "Отметки о выполнении, итоги и чек-лист больше не будут меняться. Отменить это нельзя.",
    call: client.programmes.close,
  },
} as const;

/** A step that needs nothing but a yes. */
export function PlainStepDialog({
  step,
  unsaved,
  onClose,
  onDone,
}: StepProps & { step: keyof typeof PLAIN; unsaved: boolean }) {
  const { target, as } = useTextTarget();
  const { title, label, text, call } = PLAIN[step];
  const command = useCommandForm({
    schema: programmeTransitionSchema,
    defaults: target,
    submit: (values, commandKey) => call(values, as(commandKey)),
    onDone,
  });
  return (
    <FormDialog command={command} title={title} label={label} keepOpenOutside={false} onClose={onClose}>
      <p>{text}</p>
      {unsaved ? (
        <Notice tone="warning">Есть поля, которые ещё не сохранены: дождитесь сохранения.</Notice>
      ) : null}
    </FormDialog>
  );
}

/** Returns the programme, or begins a revision of it: why, in words. */
export function ReasonStepDialog({ step, ...props }: StepProps & { step: "return" | "revise" }) {
  return step === "return" ? <ReturnDialog {...props} /> : <ReviseDialog {...props} />;
}

function ReturnDialog({ onClose, onDone }: StepProps) {
  const { target, as } = useTextTarget();
  const command = useCommandForm({
    schema: returnProgrammeSchema,
    defaults: { ...target, reason: "" },
    submit: (values, commandKey) => client.programmes.returnText(values, as(commandKey)),
    onDone,
  });
  return (
    <FormDialog
      command={command}
      title="Вернуть программу на доработку"
      description="Школа увидит причину и исправит программу."
      label="Вернуть"
      onClose={onClose}
    >
      <TextAreaField label="Что нужно исправить" rows={4} {...command.field("reason")} />
    </FormDialog>
  );
}

function ReviseDialog({ onClose, onDone }: StepProps) {
  const { target, as } = useTextTarget();
  const command = useCommandForm({
    schema: reviseProgrammeSchema,
    defaults: { ...target, reason: "" },
    submit: (values, commandKey) => client.programmes.revise(values, as(commandKey)),
    onDone,
  });
  return (
    <FormDialog
      command={command}
      title="Начать редакцию программы"
      description="Действующий текст остаётся в силе, пока новая редакция не согласована и не утверждена приказом. Отметки о выполнении сохранятся."
      label="Начать редакцию"
      onClose={onClose}
    >
      <TextAreaField label="Почему программа меняется" rows={3} {...command.field("reason")} />
    </FormDialog>
  );
}
