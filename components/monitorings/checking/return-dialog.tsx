"use client";

import type { z } from "zod";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { reopenSubmissionSchema, returnSubmissionSchema } from "@/lib/modules/monitorings/checking/schema";
import type { SubmissionReview } from "@/lib/modules/monitorings/checking/review/types";

interface BackDialogProps {
  review: SubmissionReview;
  onClose: () => void;
  onDone: () => void;
}

const returnFields = returnSubmissionSchema.pick({ reason: true, dueOn: true });
type ReturnFields = z.infer<typeof returnFields>;

/** «Вернуть»: remarks go down with it; without them a reason says what is to be corrected. */
export function ReturnDialog({ review, onClose, onDone }: BackDialogProps) {
  const { organisation, id, version, level, viewerId, threads } = review;
  const remarks = threads.filter(({ side, state }) => side === level && state === "open").length;
  const { field, ...command } = useCommandForm<ReturnFields, ReturnFields, unknown>({
    schema: returnFields,
    defaults: { reason: "", dueOn: review.dueOn },
    submit: (fields, commandKey) =>
      client.monitorings.checking.return(
        { organisation: organisation.code, id, version, level: level ?? "municipality", ...fields },
        { context: { commandKey, actingUser: viewerId } },
      ),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Вернуть на доработку"
      description={
        remarks > 0
          ? `Организация увидит ${plural(remarks, "замечание", "замечания", "замечаний")} и сможет исправить вопросы с замечаниями и связанные с ними проверками. Причина не обязательна.`
          : "Замечаний к вопросам нет: напишите, что исправить. Организация сможет изменить любые ответы."
      }
      label="Вернуть"
      busyLabel="Возвращаем…"
    >
      <TextAreaField label="Что исправить" rows={3} {...field("reason")} />
      <DateField
        label="Исправить до"
        hint="Включительно; предложены два рабочих дня"
        min={review.today}
        {...field("dueOn", { setValueAs: (typed: string) => (typed === "" ? null : typed) })}
      />
    </FormDialog>
  );
}

const reopenFields = reopenSubmissionSchema.pick({ reason: true, dueOn: true });
type ReopenFields = z.infer<typeof reopenFields>;

/** «Открыть заново»: a new round of an accepted form. */
export function ReopenDialog({ review, onClose, onDone }: BackDialogProps) {
  const { organisation, id, version, viewerId } = review;
  const { field, ...command } = useCommandForm<ReopenFields, ReopenFields, unknown>({
    schema: reopenFields,
    defaults: { reason: "", dueOn: review.dueOn },
    submit: (fields, commandKey) =>
      client.monitorings.checking.reopen(
        { organisation: organisation.code, id, version, ...fields },
        { context: { commandKey, actingUser: viewerId } },
      ),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Открыть форму заново"
      description="Организация ответит ещё раз. То, что принято сейчас, остаётся, пока не будет принято новое."
      label="Открыть заново"
    >
      <TextAreaField label="Почему" rows={3} {...field("reason")} />
      <DateField label="Ответить до" hint="Включительно" min={review.today} {...field("dueOn")} />
    </FormDialog>
  );
}
