"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { visitReasonSchema, visitVersionSchema } from "@/lib/modules/mentoring/schema";
import { Opener, useDone, type ActProps } from "./visit-opener";

const ANSWERS = {
  agree: {
    label: "Согласовать",
    said: "День согласован",
    title: "Согласовать день визита?",
    send: client.mentoring.agree,
  },
  confirm: {
    label: "Подтвердить",
    said: "Визит подтверждён",
    title: "Подтвердить, что визит был таким?",
    send: client.mentoring.confirm,
  },
} as const;

/** What needs no word: agreed, confirmed. */
export function AnswerButton({ act, ...props }: ActProps & { act: keyof typeof ANSWERS }) {
  return (
    <Opener label={ANSWERS[act].label} variant="primary">
      {(close) => <AnswerDialog {...props} act={act} close={close} />}
    </Opener>
  );
}

function AnswerDialog({
  visit,
  school,
  viewer,
  act,
  close,
}: ActProps & { act: keyof typeof ANSWERS; close: () => void }) {
  const { label, said, title, send } = ANSWERS[act];
  const onDone = useDone(close, said);
  const command = useCommandForm({
    schema: visitVersionSchema,
    defaults: { school, visit: visit.id, version: visit.version },
    submit: (values, commandKey) => send(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone,
  });
  return (
    <FormDialog command={command} title={title} label={label} keepOpenOutside={false} onClose={close}>
      <p>
        {act === "agree"
          ? `${visit.visitorName}, ${formatDate(visit.plannedOn)}${visit.plannedTime ? ` в ${visit.plannedTime}` : ""}. ${visit.purpose}`
          : "Запись о визите и рекомендации после этого не меняются."}
      </p>
    </FormDialog>
  );
}

const REASONS = {
  cancel: {
    label: "Отменить",
    said: "Визит отменён",
    title: "Отменить визит",
    field: "Причина",
    send: client.mentoring.cancel,
  },
  dispute: {
    label: "Возразить",
    said: "Возражение отправлено",
    title: "Возразить против записи",
    field: "Что было не так",
    send: client.mentoring.dispute,
  },
} as const;

/** What needs a reason: called off, disputed. */
export function ReasonButton({ act, ...props }: ActProps & { act: keyof typeof REASONS }) {
  return (
    <Opener label={REASONS[act].label}>
      {(close) => <ReasonDialog {...props} act={act} close={close} />}
    </Opener>
  );
}

function ReasonDialog({
  visit,
  school,
  viewer,
  act,
  close,
}: ActProps & { act: keyof typeof REASONS; close: () => void }) {
  const { said, title, field, send } = REASONS[act];
  const onDone = useDone(close, said);
  const command = useCommandForm({
    schema: visitReasonSchema,
    defaults: { school, visit: visit.id, version: visit.version, reason: "" },
    submit: (values, commandKey) => send(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone,
  });
  return (
    <FormDialog
      command={command}
      title={title}
      label={act === "cancel" ? "Отменить визит" : "Отправить"}
      onClose={close}
    >
      <TextAreaField label={field} rows={2} {...command.field("reason")} />
    </FormDialog>
  );
}
