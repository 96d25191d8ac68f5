"use client";

import { ORPCError } from "@orpc/client";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { gapKindLabels } from "@/lib/modules/plans/coverage/labels";
import type { Gap, GapKind } from "@/lib/modules/plans/coverage/types";
import { changesHref, orderText } from "@/lib/modules/plans/revisions/labels";
import { approvePlanSchema, returnPlanSchema, submitPlanSchema } from "@/lib/modules/plans/schema";
import { useEditor, usePlan } from "./editor-context";
import { useCloseGap } from "./use-close-gap";
import { useCoverage } from "./use-coverage";

export interface TransitionProps {
  onClose: () => void;
}

/** The plan's address and version that go with each command. */
export function usePlanTarget() {
  const { municipality, year, version } = usePlan();
  return {
    target: { municipality: municipality.code, year, version: version.version },
    /** Address of the plan in force. */
    home: `/municipalities/${municipality.code}/plans/${String(year)}`,
  };
}

/** A command of the plan and what to do after it. */
export function useTransition(onClose: () => void) {
  const { target } = usePlanTarget();
  const router = useRouter();
  const refused = useRef(false);
  return {
    target,
    /** Passes the reply through; a refusal is remembered: somebody else has changed the state meanwhile. */
    ask: async <Reply,>(reply: Promise<Reply>): Promise<Reply> => {
      try {
        return await reply;
      } catch (error) {
        refused.current = error instanceof ORPCError && error.defined;
        throw error;
      }
    },
    /** After a refusal the page behind the dialog is read again. */
    close: () => {
      onClose();
      if (refused.current) router.refresh();
    },
    done: (text: string) => () => {
      showToast(text);
      onClose();
      router.refresh();
    },
  };
}

const approveFields = approvePlanSchema.pick({ orderNumber: true, orderDate: true });

/** «Утвердить»: number and date of the order. */
export function ApproveDialog({ onClose }: TransitionProps) {
  const { target, done, ask, close } = useTransition(onClose);
  const { version, beside } = usePlan();
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: approveFields,
    defaults: { orderNumber: "", orderDate: "" },
    submit: (values, commandKey) =>
      ask(client.plans.approve({ ...target, ...values }, { context: { commandKey } })),
    onDone: done(
      beside.revises
        ? `Редакция ${String(version.number)} утверждена, план действует в ней`
        : "План утверждён",
    ),
  });
  return (
    <TransitionDialog
      title={beside.revises ? `Утвердить редакцию ${String(version.number)}` : "Утвердить план"}
      description={
        beside.revises
          ? `Редакция заменит действующий план (${orderText(beside.revises)}), прежний текст останется в списке редакций. Укажите приказ, которым она утверждена.`
          : "После утверждения текст плана не меняется. Укажите приказ, которым план утверждён."
      }
      busy={busy}
      onClose={close}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <ChangesLink />
        <TextField label="Номер приказа" width="short" {...field("orderNumber")} />
        <DateField label="Дата приказа" {...field("orderDate")} />
        <SubmitRow label="Утвердить" busy={busy} busyLabel="Утверждаем…">
          <Button onClick={close}>Отмена</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}

const returnFields = returnPlanSchema.pick({ reason: true });

/** «Вернуть на доработку» with the reason the specialist will see at the top of the plan. */
export function ReturnDialog({ onClose }: TransitionProps) {
  const { target, done, ask, close } = useTransition(onClose);
  const { busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: returnFields,
    defaults: { reason: "" },
    submit: (values, commandKey) =>
      ask(client.plans.returnPlan({ ...target, ...values }, { context: { commandKey } })),
    onDone: done("План возвращён на доработку"),
  });
  return (
    <TransitionDialog
      title="Вернуть план на доработку"
      description="Специалист увидит причину вверху плана и сможет править его снова."
      busy={busy}
      onClose={close}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <TextAreaField label="Что исправить" rows={4} {...field("reason")} />
        <SubmitRow label="Вернуть" busy={busy} busyLabel="Возвращаем…">
          <Button onClick={close}>Отмена</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}

const submitFields = submitPlanSchema.pick({ version: true });

/** «Отозвать»: the plan goes back to its draft. */
export function WithdrawDialog({ onClose }: TransitionProps) {
  const { target, done, ask, close } = useTransition(onClose);
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: submitFields,
    defaults: { version: target.version },
    submit: (_values, commandKey) => ask(client.plans.withdraw(target, { context: { commandKey } })),
    onDone: done("План отозван, его можно править"),
  });
  return (
    <TransitionDialog
      title="Отозвать план с утверждения?"
      description="План снова станет черновиком. Руководитель увидит его после новой отправки."
      busy={busy}
      onClose={close}
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <SubmitRow label="Отозвать" busy={busy} busyLabel="Отзываем…">
          <Button onClick={close}>Отмена</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}

/** «На утверждение»: what is in the plan and what it does not answer yet, each gap with its way. */
export function SubmitDialog({ onClose }: TransitionProps) {
  const { target, done, ask, close } = useTransition(onClose);
  const coverage = useCoverage();
  const count = Object.values(coverage.measuresByTrack).reduce((sum, one) => sum + one, 0);
  const unsaved = useEditor((state) => state.line.kind !== "saved" || Object.keys(state.problems).length > 0);
  const { busy, attempt, errors, onSubmit } = useCommandForm({
    schema: submitFields,
    defaults: { version: target.version },
    submit: (_values, commandKey) => ask(client.plans.submit(target, { context: { commandKey } })),
    onDone: done("План отправлен на утверждение"),
  });
  return (
    <TransitionDialog
      title="Отправить план на утверждение"
      description={`В плане ${plural(count, "мероприятие", "мероприятия", "мероприятий")}. После отправки править его можно, когда руководитель вернёт план или вы его отзовёте.`}
      busy={busy}
      onClose={close}
    >
      {coverage.gapCount > 0 ? (
        <GapSummary gaps={coverage.gaps} onClose={onClose} />
      ) : (
        <p className="font-medium text-success">Все требования письма закрыты.</p>
      )}
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <ChangesLink />
        {unsaved ? (
          <p className="text-sm text-warning">
            Не все правки ещё сохранены. Подождите сохранения и отправьте план.
          </p>
        ) : null}
        <SubmitRow
          label="Отправить на утверждение"
          busy={busy || unsaved}
          busyLabel={busy ? "Отправляем…" : "Ждём сохранения…"}
        >
          <Button onClick={close}>Вернуться к плану</Button>
        </SubmitRow>
      </form>
    </TransitionDialog>
  );
}

/** Beside the decision on a revision: what it changes, on a page of its own so that nothing typed is lost. */
function ChangesLink() {
  const { version, beside, municipality, year } = usePlan();
  if (!beside.revises) return null;
  return (
    <p>
      <a className="link" target="_blank" href={changesHref(municipality.code, year, version.number)}>
        Посмотреть изменения
        <span className="sr-only"> (откроется в новой вкладке)</span>
      </a>
    </p>
  );
}

/** Gaps by kind; a press leads to the first of them. */
function GapSummary({ gaps, onClose }: { gaps: readonly Gap[]; onClose: () => void }) {
  const closeGap = useCloseGap();
  const kinds = (Object.keys(gapKindLabels) as GapKind[]).filter((kind) =>
    gaps.some((gap) => gap.kind === kind),
  );
  return (
    <div className="rounded-md bg-warning-tint px-3 py-2.5">
      <p className="font-medium text-warning">
        {plural(gaps.length, "пробел", "пробела", "пробелов")}. План можно отправить и так, но руководитель и
        ИМАЦ их увидят.
      </p>
      <ul className="mt-1.5 space-y-1 text-sm">
        {kinds.map((kind) => {
          const ofKind = gaps.filter((gap) => gap.kind === kind);
          const openable = ofKind.find((gap) => gap.action === "open");
          return (
            <li key={kind}>
              {gapKindLabels[kind]}: {ofKind.length}{" "}
              {openable ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onClose();
                    // After the dialog has let the focus go.
                    setTimeout(() => closeGap(openable), 0);
                  }}
                >
                  заполнить
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface TransitionDialogProps extends TransitionProps {
  title: string;
  description: string;
  busy: boolean;
  children: React.ReactNode;
}

export function TransitionDialog({ title, description, busy, onClose, children }: TransitionDialogProps) {
  return (
    <Dialog
      open
      keepOpenOutside
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      {...{ title, description }}
    >
      {children}
    </Dialog>
  );
}
