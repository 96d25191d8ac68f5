"use client";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { client } from "@/lib/core/api/client";
import { holdVisitSchema, planVisitSchema, rescheduleVisitSchema } from "@/lib/modules/mentoring/schema";
import type { Viewer } from "./viewer";
import { AnswerButton, ReasonButton } from "./visit-answers";
import { Opener, useDone, type ActProps } from "./visit-opener";

export function PlanVisitButton({
  school,
  today,
  viewer,
}: {
  school: string;
  today: string;
  viewer: Viewer;
}) {
  return (
    <Opener label="Назначить визит" variant="primary">
      {(close) => <PlanDialog {...{ school, today, viewer, close }} />}
    </Opener>
  );
}

function PlanDialog({
  school,
  today,
  viewer,
  close,
}: {
  school: string;
  today: string;
  viewer: Viewer;
  close: () => void;
}) {
  const onDone = useDone(close, "Визит назначен: школа увидит его и согласует день");
  const command = useCommandForm({
    schema: planVisitSchema,
    defaults: { school, plannedOn: "", plannedTime: "", remote: false, purpose: "" },
    submit: (values, commandKey) =>
      client.mentoring.plan(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone,
  });
  const { error: _, ...remote } = command.field("remote");
  return (
    <FormDialog command={command} title="Новый визит" label="Назначить" onClose={close}>
      <TermFields field={command.field} today={today} />
      <TextAreaField label="Зачем" rows={2} {...command.field("purpose")} />
      <Checkbox label="Дистанционно: звонок или встреча по видеосвязи" {...remote} />
    </FormDialog>
  );
}

function TermFields({
  field,
  today,
}: {
  field: (name: "plannedOn" | "plannedTime") => { id: string; name: string; error?: string | undefined };
  today: string;
}) {
  return (
    <div className="flex flex-wrap gap-4">
      <DateField label="День" min={today} {...field("plannedOn")} />
      <TextField label="Время" optional type="time" width="short" {...field("plannedTime")} />
    </div>
  );
}

/** What may be done with a visit, as buttons; nothing where nothing may. */
export function VisitActs({ visit, school, today, viewer }: ActProps & { today: string }) {
  const { can } = visit;
  return (
    <div className="flex flex-wrap gap-2" data-print="hide">
      {can.agree ? <AnswerButton {...{ visit, school, viewer }} act="agree" /> : null}
      {can.confirm ? <AnswerButton {...{ visit, school, viewer }} act="confirm" /> : null}
      {can.dispute ? <ReasonButton {...{ visit, school, viewer }} act="dispute" /> : null}
      {can.reschedule ? (
        <Opener label="Перенести">
          {(close) => <RescheduleDialog {...{ visit, school, today, viewer, close }} />}
        </Opener>
      ) : null}
      {can.cancel ? <ReasonButton {...{ visit, school, viewer }} act="cancel" /> : null}
    </div>
  );
}

function RescheduleDialog({
  visit,
  school,
  today,
  viewer,
  close,
}: ActProps & { today: string; close: () => void }) {
  const onDone = useDone(close, "Визит перенесён: школа согласует новый день");
  const command = useCommandForm({
    schema: rescheduleVisitSchema,
    defaults: {
      school,
      visit: visit.id,
      version: visit.version,
      plannedOn: visit.plannedOn,
      plannedTime: visit.plannedTime,
    },
    submit: (values, commandKey) =>
      client.mentoring.reschedule(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone,
  });
  return (
    <FormDialog command={command} title="Перенести визит" label="Перенести" onClose={close}>
      <TermFields field={command.field} today={today} />
    </FormDialog>
  );
}

/** «Визит состоялся»: the day; what was seen has been saved by then. */
export function HoldVisitButton({
  waits,
  onOpen,
  ...props
}: ActProps & { today: string; waits: boolean; onOpen: () => void }) {
  return (
    <Opener label="Визит состоялся" variant="primary" disabled={waits} onOpen={onOpen}>
      {(close) => <HoldDialog {...props} close={close} />}
    </Opener>
  );
}

function HoldDialog({
  visit,
  school,
  today,
  viewer,
  close,
}: ActProps & { today: string; close: () => void }) {
  const onDone = useDone(close, "Запись отправлена директору на подтверждение");
  const command = useCommandForm({
    schema: holdVisitSchema,
    defaults: {
      school,
      visit: visit.id,
      version: visit.version,
      heldOn: visit.heldOn ?? (visit.plannedOn <= today ? visit.plannedOn : today),
    },
    submit: (values, commandKey) =>
      client.mentoring.hold(values, { context: { commandKey, actingUser: viewer.id } }),
    onDone,
  });
  return (
    <FormDialog
      command={command}
      title="Визит состоялся"
      description="Запись и рекомендации увидит школа, директор подтвердит их или возразит."
      label="Отправить директору"
      onClose={close}
    >
      <DateField label="Когда" max={today} {...command.field("heldOn")} />
    </FormDialog>
  );
}
