"use client";

import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FieldError } from "@/components/forms/field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { MultiSelectList } from "@/components/ui/multi-select-list";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { chooseNearLowSchema } from "@/lib/modules/plans/schema";
import { usePlan } from "./editor-context";
import { schoolOptions } from "./school-options";

const schema = chooseNearLowSchema.pick({ schoolIds: true, orderNumber: true, orderDate: true });

/** Where no school is listed the authority names the schools closest to low results, by its order (letter, track 1). */
export function NearLowDialog({ onClose }: { onClose: () => void }) {
  const plan = usePlan();
  const router = useRouter();
  const { form, busy, attempt, errors, onSubmit, field } = useCommandForm({
    schema,
    defaults: { schoolIds: [], orderNumber: "", orderDate: "" },
    submit: (values, commandKey) =>
      client.plans.chooseNearLow(
        { municipality: plan.municipality.code, year: plan.year, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Школы выбраны. Теперь назовите их в мероприятиях трека 1");
      onClose();
      router.refresh();
    },
  });
  return (
    <Dialog
      open
      size="large"
      keepOpenOutside
      onOpenChange={(open) => {
        if (!open && !busy) onClose();
      }}
      title="Школы с результатами, близкими к низким"
      description="Школ из перечней в муниципалитете нет. Выберите школы для адресной работы и укажите приказ, которым они определены."
    >
      <form noValidate onSubmit={onSubmit} className="space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <Controller
          control={form.control}
          name="schoolIds"
          render={({ field: chosen, fieldState }) => (
            <div id={field("schoolIds").id} tabIndex={-1}>
              <MultiSelectList
                label="Школы"
                searchLabel="Найти школу"
                options={schoolOptions(plan.schools)}
                value={chosen.value}
                onChange={(value) => chosen.onChange([...value])}
              />
              <FieldError id={field("schoolIds").id} error={fieldState.error?.message} />
            </div>
          )}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField label="Номер приказа" width="short" {...field("orderNumber")} />
          <DateField label="Дата приказа" {...field("orderDate")} />
        </div>
        <SubmitRow label="Выбрать школы" busy={busy}>
          <Button onClick={onClose}>Отмена</Button>
        </SubmitRow>
      </form>
    </Dialog>
  );
}
