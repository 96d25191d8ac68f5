"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { measureFieldLabels } from "@/lib/modules/plans/measures/labels";
import { planTextLabels } from "@/lib/modules/plans/labels";
import { useActions, useEditor, usePlan } from "./editor-context";
import type { PlanEdit } from "./plan-edits";
import { describeValue } from "./problem-note";
import { useLibrary } from "./references";

const INDICATOR_FIELDS = {
  title: "Показатель",
  unit: "Единица",
  baseline: "Исходное значение",
  target: "Плановое значение",
};

function nameOf(edit: PlanEdit): string {
  switch (edit.kind) {
    case "text":
      return planTextLabels[edit.field];
    case "measure":
      return measureFieldLabels[edit.field];
    case "indicator":
      return INDICATOR_FIELDS[edit.field];
    case "add-measure":
      return "Новое мероприятие";
    case "move-measure":
      return "Перестановка мероприятия";
    case "remove-measure":
      return "Удаление мероприятия";
    case "restore-measure":
      return "Возврат мероприятия";
    case "add-indicator":
      return "Новый показатель";
    case "remove-indicator":
      return "Удаление показателя";
    case "restore-indicator":
      return "Возврат показателя";
  }
}

/** What could not be sent and has no field left to stand beside: the texts, to be copied before they are let go. */
export function UnsentPanel({
  entries,
  reason,
}: {
  entries: readonly { id: string; edit: PlanEdit }[];
  reason?: string;
}) {
  const plan = usePlan();
  const actions = useActions();
  const measures = useEditor((state) => state.measures);
  const library = useLibrary(
    entries.some(({ edit }) => edit.kind === "measure" && edit.field === "libraryItemIds"),
  );
  if (entries.length === 0) return null;
  const words = (edit: PlanEdit) => {
    if (edit.kind === "add-measure") return edit.values.title ?? "";
    if (!("value" in edit)) return "";
    const row = edit.kind === "measure" ? measures[edit.id] : undefined;
    return describeValue(edit, edit.value, row, { ...plan, library });
  };
  return (
    <Notice
      tone="warning"
      live
      heading="Эти правки не сохранены"
      className="mb-4"
      actions={
        <Button size="small" onClick={actions.dropUnsent}>
          Тексты больше не нужны
        </Button>
      }
    >
      <p>
        {reason ? `${reason} ` : ""}Скопируйте нужное: тексты останутся на этом компьютере, пока вы их не
        уберёте.
      </p>
      <dl className="space-y-1.5">
        {entries.map(({ id, edit }) => (
          <div key={id}>
            <dt className="text-sm text-ink-2">{nameOf(edit)}</dt>
            <dd className="whitespace-pre-line select-all">{words(edit)}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
