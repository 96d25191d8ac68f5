"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { z } from "zod";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormDialog } from "@/components/forms/form-dialog";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { plural, pluralWord } from "@/lib/core/format/words";
import { reopenYearSchema } from "@/lib/modules/plans/closing/schema";
import { useClosing, useResultFacts, useResults } from "./closing-context";

interface DialogProps {
  onClose: () => void;
}

const nothing = z.object({});

/** The results' address and version that go with each command, and what follows one. */
function useClosingCommand(onClose?: () => void) {
  const { municipality, year, version } = useResults();
  const router = useRouter();
  return {
    target: { municipality: municipality.code, year, version },
    done: (text: string) => () => {
      showToast(text);
      onClose?.();
      router.refresh();
    },
  };
}

/** «Закрыть год»: what is closed, counted, before it is closed. */
export function CloseYearDialog({ onClose }: DialogProps) {
  const { target, done } = useClosingCommand(onClose);
  const { year, today, waitingReports } = useResults();
  const { unfinished, indicators } = useResultFacts();
  const settled = useClosing((state) => state.settled);
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) =>
      client.plans.closing.close({ ...target, unfinished: unfinished.length }, { context: { commandKey } }),
    onDone: done(`${String(year)} год закрыт`),
  });
  const going = unfinished.filter(({ handOver }) => handOver).length;
  const empty = indicators.filter(({ actual }) => actual === null).length;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title={`Закрыть ${String(year)} год?`}
      description="Отметки о выполнении, показатели и итоги больше не изменятся. Открыть год снова сможет только руководитель МОУО, с указанием причины."
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <ul className="list-disc space-y-1 pl-5">
          <li>{unfinishedText(unfinished.length, going, year)}</li>
          {waitingReports > 0 ? (
            <li>
              {pluralWord(waitingReports, "Не проверен", "Не проверены", "Не проверено")}{" "}
              {plural(waitingReports, "отчёт школы", "отчёта школ", "отчётов школ")}: в выполненные{" "}
              {pluralWord(waitingReports, "он не войдёт", "они не войдут", "они не войдут")}.
            </li>
          ) : null}
          {empty > 0 ? (
            <li>
              Фактическое значение не внесено по {plural(empty, "показателю", "показателям", "показателям")}.
            </li>
          ) : null}
          {today <= `${String(year)}-12-31` ? (
            <li>
              {year} год ещё не закончился: сегодня {formatDate(today)}.
            </li>
          ) : null}
        </ul>
        {settled ? (
          <SubmitRow label="Закрыть год" busy={busy} busyLabel="Закрываем…">
            <Button onClick={onClose}>Отмена</Button>
          </SubmitRow>
        ) : (
          <div className="space-y-3">
            <p role="status" className="font-medium text-warning">
              Есть поля, которые ещё не сохранены. Дождитесь сохранения или исправьте отмеченные поля.
            </p>
            <Button onClick={onClose}>Вернуться к итогам</Button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function unfinishedText(count: number, going: number, year: number): string {
  if (count === 0) return "Незавершённых мероприятий нет.";
  const next = `в план на ${String(year + 1)} год`;
  const measures = plural(
    count,
    "незавершённое мероприятие",
    "незавершённых мероприятия",
    "незавершённых мероприятий",
  );
  if (going === count) return `${measures}: ${count === 1 ? "перейдёт" : "все перейдут"} ${next}.`;
  if (going === 0) return `${measures}: ${next} не ${count === 1 ? "перейдёт" : "перейдёт ни одно"}.`;
  return `${measures}: ${next} ${pluralWord(going, "перейдёт", "перейдут", "перейдут")} ${String(going)}, ${pluralWord(count - going, "останется", "останутся", "останутся")} ${String(count - going)}.`;
}

const reopenFields = reopenYearSchema.pick({ reason: true });

/** «Открыть год снова» with the reason that is kept in the audit. */
export function ReopenYearDialog({ onClose }: DialogProps) {
  const { target, done } = useClosingCommand(onClose);
  const { year } = useResults();
  const { field, ...command } = useCommandForm({
    schema: reopenFields,
    defaults: { reason: "" },
    submit: (values, commandKey) =>
      client.plans.closing.reopen({ ...target, ...values }, { context: { commandKey } }),
    onDone: done(`${String(year)} год открыт`),
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title={`Открыть ${String(year)} год снова?`}
      description="Отметки о выполнении, показатели и итоги снова можно будет менять. Причина останется в журнале."
      label="Открыть год"
      busyLabel="Открываем…"
    >
      <TextAreaField label="Зачем открыть год" rows={3} {...field("reason")} />
    </FormDialog>
  );
}

/** Puts the unfinished measures into the draft of the next plan. */
export function HandOverForm({ children }: { children: ReactNode }) {
  const { target, done } = useClosingCommand();
  const { next } = useResults();
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) => client.plans.closing.handOver(target, { context: { commandKey } }),
    onDone: done(`Мероприятия перенесены в план на ${String(next.year)} год`),
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-3">
      <ErrorSummary key={attempt} errors={errors} />
      {children}
      <SubmitRow label="Перенести в план" busy={busy} busyLabel="Переносим…" />
    </form>
  );
}
