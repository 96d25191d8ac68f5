"use client";

import { ORPCError } from "@orpc/client";
import { useEffect, useRef } from "react";
import { useWatch } from "react-hook-form";
import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import type { FileRow } from "@/lib/modules/files/types";
import { reportExecutionSchema } from "@/lib/modules/plans/execution/schema";
import type { SchoolActionRow } from "@/lib/modules/plans/types";
import type { CellMark } from "./action-groups";
import { StateChoice } from "./state-choice";
import type { ReportDraft, ReportDrafts } from "./use-report-drafts";

interface ReportFormProps {
  action: SchoolActionRow;
  mark: CellMark;
  school: string;
  viewerId: string;
  today: string;
  drafts: ReportDrafts;
  /** What was typed earlier and not sent. */
  draft: ReportDraft | null;
  draftKey: string;
  onSent: (occurrence: string) => void;
  onStale: () => void;
}

const emptyAsNull = (value: unknown) => (value === "" ? null : value);

/** «Выполнено», the day, a photo, «Отправить»; everything typed is kept until the portal has it. */
export function ReportForm(props: ReportFormProps) {
  const { action, mark, school, viewerId, today, drafts, draft, draftKey, onSent, onStale } = props;
  const { cell, occurrence } = mark;
  const start = draft ?? startOf(mark, action, today);
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: reportExecutionSchema,
    defaults: {
      school,
      lineageId: action.lineageId,
      occurrence: occurrence.key,
      version: cell?.version ?? 0,
      state: start.state ?? undefined,
      stateOn: start.stateOn,
      note: start.note,
      fileIds: start.files.map(({ id }) => id),
      cancelReason: null,
    },
    submit: async (values, commandKey) => {
      const told = {
        ...values,
        version: cell?.version ?? 0,
        stateOn: values.state === "done" ? values.stateOn : null,
      };
      try {
        const as = { context: { commandKey, actingUser: viewerId } };
        const { programme, year } = action;
        return await (programme === null
          ? client.plans.execution.report(told, as)
          : client.programmes.report({ ...told, kind: programme, year }, as));
      } catch (error) {
        if (error instanceof ORPCError && error.code === "STALE") onStale();
        throw error;
      }
    },
    onDone: () => onSent(occurrence.key),
  });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  const { state, stateOn, note } = useWatch({ control: form.control });
  const files = draft?.files ?? start.files;

  const keep = (change: Partial<ReportDraft>) => {
    const now = form.getValues();
    drafts.keep(draftKey, {
      state: now.state,
      stateOn: now.stateOn ?? "",
      note: now.note,
      files,
      ...change,
    });
  };
  const typed = JSON.stringify([state ?? null, stateOn ?? "", note]);
  const last = useRef(typed);
  useEffect(() => {
    if (last.current === typed) return;
    last.current = typed;
    keep({});
  });

  return (
    <form
      ref={element}
      noValidate
      onSubmit={uploads.onSubmit}
      className="space-y-4"
      aria-label="Отчёт о выполнении"
    >
      <ErrorSummary key={attempt} errors={errors} />
      <StateChoice
        legend="Что сделано"
        field={field("state")}
        options={[
          { value: "done", label: "Выполнено" },
          { value: "in_progress", label: "В работе" },
        ]}
      />
      {state === "in_progress" ? null : (
        <DateField label="Когда выполнено" max={today} {...field("stateOn", { setValueAs: emptyAsNull })} />
      )}
      <FileUpload
        organisation={school}
        actingUser={viewerId}
        files={files}
        onBusyChange={uploads.onBusyChange}
        onChange={(next: FileRow[]) => {
          form.setValue(
            "fileIds",
            next.map(({ id }) => id),
            { shouldDirty: true },
          );
          keep({ files: next });
        }}
      />
      <TextAreaField label="Примечание" optional rows={2} {...field("note")} />
      <div className="sticky -bottom-4 -mx-5 border-t border-line bg-surface px-5 pt-1 pb-4">
        <SubmitRow
          label="Отправить"
          busy={busy || uploads.waits}
          busyLabel={uploads.waits ? "Ждём файлы…" : "Отправляем…"}
        >
          {draft ? (
            <Button
              variant="quiet"
              onClick={() => {
                const empty = startOf(mark, action, today);
                form.reset({
                  ...form.getValues(),
                  ...empty,
                  state: empty.state ?? undefined,
                  fileIds: empty.files.map(({ id }) => id),
                });
                drafts.forget(draftKey);
              }}
            >
              Очистить
            </Button>
          ) : null}
        </SubmitRow>
      </div>
    </form>
  );
}

/** The form opens with what was told before; a first report asks for the state and offers today. */
function startOf({ cell }: CellMark, action: SchoolActionRow, today: string): ReportDraft {
  const told = cell && (action.programme !== null || cell.confirmation !== "own") ? cell : null;
  return {
    state: told ? (told.state === "in_progress" ? "in_progress" : "done") : null,
    stateOn: told?.stateOn ?? today,
    note: told?.note ?? "",
    files: told?.files ?? [],
  };
}
