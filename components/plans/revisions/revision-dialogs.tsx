"use client";

import { useRouter } from "next/navigation";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { newListText } from "@/lib/modules/plans/revisions/labels";
import { beginRevisionSchema, dropRevisionSchema } from "@/lib/modules/plans/revisions/schema";
import { usePlan } from "../editor-context";
import { TransitionDialog, usePlanTarget, useTransition, type TransitionProps } from "../transition-dialogs";

const beginFields = beginRevisionSchema.pick({ reason: true });

/** «Начать редакцию» with the reason the head will see. */
export function BeginRevisionDialog({ onClose }: TransitionProps) {
  const { newLists } = usePlan();
  const { target, home } = usePlanTarget();
  const { ask, close } = useTransition(onClose);
  const router = useRouter();
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: beginFields,
    defaults: { reason: newLists.map(newListText).join(" ") },
    submit: (values, commandKey) =>
      ask(client.plans.revisions.begin({ ...target, ...values }, { context: { commandKey } })),
    onDone: ({ number }) => {
      showToast(`Редакция ${String(number)} начата: правьте её, действующий план не изменится`);
      router.push(`${home}/versions/${String(number)}`);
      router.refresh(); // the pages behind «назад» tell of it too
    },
  });
  return (
    <TransitionDialog
      title="Начать редакцию плана"
      description="Рядом с утверждённым планом появится черновик с тем же текстом. План действует без изменений, пока редакция не утверждена своим приказом. Отметки о выполнении сохранятся."
      {...{ busy }}
      onClose={close}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextAreaField
          label="Почему меняется план"
          hint="Увидит руководитель; останется в списке редакций."
          rows={3}
          {...field("reason")}
        />
        <SubmitRow label="Начать редакцию" busy={busy} busyLabel="Готовим черновик…">
          <Button onClick={close}>Отмена</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}

const dropFields = dropRevisionSchema.pick({ version: true });

/** «Отменить редакцию»: the plan in force stays, the draft is kept to be read. */
export function DropRevisionDialog({ onClose }: TransitionProps) {
  const { version } = usePlan();
  const { target, home } = usePlanTarget();
  const { ask, close } = useTransition(onClose);
  const router = useRouter();
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: dropFields,
    defaults: { version: target.version },
    submit: (_values, commandKey) => ask(client.plans.revisions.drop(target, { context: { commandKey } })),
    onDone: () => {
      showToast(`Редакция ${String(version.number)} отменена, план действует без изменений`);
      router.push(home);
      router.refresh();
    },
  });
  return (
    <TransitionDialog
      title={`Отменить редакцию ${String(version.number)}?`}
      description="Утверждённый план останется как есть. Черновик больше нельзя будет править или утвердить, но прочитать его можно в списке редакций."
      {...{ busy }}
      onClose={close}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <SubmitRow label="Отменить редакцию" busy={busy} busyLabel="Отменяем…">
          <Button onClick={close}>Оставить черновик</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}
