"use client";

import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";
import { DateField } from "@/components/forms/date-field";
import { FieldError } from "@/components/forms/field";
import { FormDialog } from "@/components/forms/form-dialog";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
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
  const { form, field, ...command } = useCommandForm({
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
    <FormDialog
      {...{ command, onClose }}
      size="large"
      title="Школы с результатами, близкими к низким"
      description="Школ из перечней в муниципалитете нет. Выберите школы для адресной работы и укажите приказ, которым они определены."
      label="Выбрать школы"
    >
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
    </FormDialog>
  );
}
