"use client";

import { ORPCError } from "@orpc/client";
import { useEffect, useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FileUpload } from "@/components/files/file-upload";
import { useAfterUploads } from "@/components/files/use-after-uploads";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import type { FileRow } from "@/lib/modules/files/types";
import { markExecutionSchema } from "@/lib/modules/plans/execution/schema";
import type { GridCell } from "./cell-grid";
import { StateChoice } from "./state-choice";

interface MarkFormProps {
  municipality: string;
  year: number;
  lineageId: string;
  /** Cells that will be marked. */
  cells: readonly GridCell[];
  today: string;
  viewerId: string;
  onMarked: (count: number) => Promise<void>;
  /** Somebody has marked one of the cells meanwhile: they are read again. */
  onStale: () => void;
}

type Values = z.input<typeof markExecutionSchema>;

const STATES = [
  { value: "done", label: "Выполнено" },
  { value: "in_progress", label: "В работе" },
  { value: "not_started", label: "Не начато" },
  { value: "cancelled", label: "Отменено" },
];

const emptyAsNull = (value: unknown) => (value === "" ? null : value);

/** The authority marks what is chosen: state, day, words, files; the same for every chosen cell. */
export function MarkForm({
  municipality,
  year,
  lineageId,
  cells,
  today,
  viewerId,
  onMarked,
  onStale,
}: MarkFormProps) {
  const only = cells.length === 1 ? cells[0] : undefined;
  // Null until files are touched: those of the one cell chosen are shown.
  const [changed, setChanged] = useState<FileRow[] | null>(null);
  const files = changed ?? only?.cell?.files ?? [];
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema: markExecutionSchema,
    defaults: { municipality, year, lineageId, cells: toInput(cells), ...startOf(only, today) },
    submit: async (values, commandKey) => {
      const stated = {
        ...values,
        stateOn: values.state === "done" || values.state === "cancelled" ? values.stateOn : null,
        cancelReason: values.state === "cancelled" ? values.cancelReason : null,
      };
      try {
        return await client.plans.execution.mark(stated, { context: { commandKey, actingUser: viewerId } });
      } catch (error) {
        if (error instanceof ORPCError && error.code === "STALE") onStale();
        throw error;
      }
    },
    onDone: async () => {
      await onMarked(cells.length);
      // What stands in the cells now is the beginning of the next mark.
      setChanged(null);
    },
  });
  const element = useRef<HTMLFormElement>(null);
  const uploads = useAfterUploads(element, onSubmit);
  const state = useWatch({ control: form.control, name: "state" });
  const { isDirty } = form.formState;

  // What stands in a cell is offered for correction until something is typed.
  const key = cells.map((cell) => `${cell.key}:${String(cell.cell?.version ?? 0)}`).join();
  useEffect(() => {
    form.setValue("cells", toInput(cells));
    if (isDirty) return;
    const start = startOf(only, today);
    form.reset({ municipality, year, lineageId, cells: toInput(cells), ...start });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another choice or version of a cell offers anew
  }, [key]);

  const title = only
    ? `Отметка о выполнении${only.name ? `: ${only.name}` : ""}`
    : `Отметка о выполнении: выбрано ${String(cells.length)}`;
  return (
    <form
      ref={element}
      noValidate
      onSubmit={uploads.onSubmit}
      aria-label="Отметка о выполнении"
      className="space-y-4"
    >
      <h3 className="text-base">{title}</h3>
      <ErrorSummary key={attempt} errors={errors} />
      <StateChoice legend="Состояние" field={field("state")} options={STATES} />
      {state === "done" || state === "cancelled" ? (
        <DateField
          label={state === "done" ? "Когда выполнено" : "Когда отменено"}
          max={today}
          {...field("stateOn", { setValueAs: emptyAsNull })}
        />
      ) : null}
      {state === "cancelled" ? (
        <TextAreaField
          label="Причина отмены"
          rows={2}
          {...field("cancelReason", { setValueAs: emptyAsNull })}
        />
      ) : null}
      <TextAreaField
        label="Примечание"
        optional
        rows={2}
        hint={only ? undefined : "Заменит примечания у всех выбранных; файлы добавятся к тем, что уже есть."}
        {...field("note")}
      />
      <FileUpload
        organisation={municipality}
        actingUser={viewerId}
        files={files}
        onBusyChange={uploads.onBusyChange}
        onChange={(next: FileRow[]) => {
          setChanged(next);
          form.setValue(
            "fileIds",
            next.map(({ id }) => id),
            { shouldDirty: true },
          );
        }}
      />
      <SubmitRow
        label={cells.length > 1 ? `Отметить всем выбранным (${String(cells.length)})` : "Сохранить отметку"}
        busy={busy || uploads.waits}
        busyLabel={uploads.waits ? "Ждём файлы…" : "Сохраняем…"}
      />
    </form>
  );
}

function toInput(cells: readonly GridCell[]): Values["cells"] {
  return cells.map(({ occurrence, schoolId, cell }) => ({
    occurrence: occurrence.key,
    schoolId,
    version: cell?.version ?? 0,
  }));
}

/** A form for many cells is empty; for one it shows what stands there. */
function startOf(
  only: GridCell | undefined,
  today: string,
): Pick<Values, "state" | "stateOn" | "note" | "cancelReason" | "fileIds"> {
  const said = only?.cell;
  const state = said?.state === "done_late" ? "done" : said?.state;
  return {
    state: (state === "not_started" ? undefined : state) as Values["state"],
    stateOn: said?.stateOn ?? today,
    note: said?.note ?? "",
    cancelReason: said?.cancelReason ?? null,
    fileIds: said?.files.map(({ id }) => id) ?? [],
  };
}
