"use client";

import { valueOf } from "@/components/appointments/create-order-editor";
import { useOrderFrame, useOrderState } from "@/components/appointments/editor-context";
import { DateField } from "@/components/forms/date-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { formatInstant } from "@/lib/core/format/dates";
import type { DraftField as FieldName } from "@/lib/modules/appointments/orders/drafts/types";

interface DraftFieldProps {
  field: FieldName;
  label: string;
  hint?: string;
  kind?: "text" | "area" | "date";
  rows?: number;
  /** What the portal writes while the field is empty. */
  drafted?: string;
}

/** A field of the draft, saved as it is typed; what was not saved says why under it. */
export function DraftField({ field, label, hint, kind = "text", rows = 3, drafted = "" }: DraftFieldProps) {
  const { editor } = useOrderFrame();
  const stored = useOrderState(({ draft }) => valueOf(draft, field));
  const problem = useOrderState(({ problems }) => problems[field] ?? null);
  const props = {
    label,
    hint: drafted !== "" && stored === "" ? "Составлено порталом; можно исправить." : hint,
    value: stored === "" ? drafted : stored,
    "aria-invalid": problem ? true : undefined,
    onChange: (event: { target: { value: string } }) => {
      const { value } = event.target;
      editor.set(field, value === drafted ? "" : value);
    },
    onBlur: editor.flush,
  };
  return (
    <div className="min-w-0">
      {kind === "area" ? (
        <TextAreaField {...props} rows={rows} />
      ) : kind === "date" ? (
        <DateField {...props} />
      ) : (
        <TextField {...props} autoComplete="off" />
      )}
      <FieldProblem field={field} />
    </div>
  );
}

/** Why a field was not saved and what can be done; the typed text stays in the field. */
function FieldProblem({ field }: { field: FieldName }) {
  const { editor, order } = useOrderFrame();
  const problem = useOrderState(({ problems }) => problems[field] ?? null);
  if (!problem) return null;
  if (problem.kind !== "stale") {
    return (
      <p role="alert" className="mt-1 border-l-3 border-danger pl-2 text-sm font-medium text-danger">
        {problem.message}
      </p>
    );
  }
  return (
    <div
      role="group"
      aria-label="Поле изменено двумя сотрудниками"
      className="mt-1.5 space-y-2 rounded-md border border-warning bg-warning-tint p-2.5 text-sm text-ink"
    >
      <p className="font-medium">
        {problem.changedBy} изменил(а) это поле {formatInstant(problem.changedAt, order.timeZone)}. Сохранено:{" "}
        {typeof problem.current === "string" && problem.current !== "" ? problem.current : "пусто"}
      </p>
      <div className="flex flex-wrap gap-1.5">
        <Button
          size="small"
          onClick={() => {
            editor.keepMine(field);
          }}
        >
          Оставить мой вариант
        </Button>
        <Button
          size="small"
          onClick={() => {
            editor.takeStored(field);
          }}
        >
          Взять сохранённый
        </Button>
      </div>
    </div>
  );
}
