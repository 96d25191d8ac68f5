"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { setCalendarDaySchema } from "@/lib/modules/monitorings/campaigns/calendar/schema";
import { CommandDialog } from "./command-dialog";

const schema = setCalendarDaySchema.omit({ organisation: true });

/** «Внести день»: a holiday, or a day off people work on. */
export function AddDayButton({ organisation }: { organisation: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Внести день</Button>
      {open ? (
        <DayDialog
          organisation={organisation}
          onDone={() => {
            setOpen(false);
            showToast("День внесён в календарь");
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function DayDialog({
  organisation,
  onDone,
  onClose,
}: {
  organisation: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const { field, ...command } = useCommandForm({
    schema,
    defaults: { day: "", working: false, title: "" },
    submit: (values, commandKey) =>
      client.monitorings.campaigns.calendar.set({ organisation, ...values }, { context: { commandKey } }),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="День календаря"
      description="Сроки, посчитанные раньше, не изменятся."
      label="Внести"
      busyLabel="Вносим…"
    >
      <DateField label="День" {...field("day")} />
      <SelectField
        label="Каким считается"
        options={[
          { value: "no", label: "выходной" },
          { value: "yes", label: "рабочий" },
        ]}
        {...field("working", { setValueAs: (value: unknown) => value === true || value === "yes" })}
      />
      <TextField label="Название" optional hint="Например «День народного единства»." {...field("title")} />
    </FormDialog>
  );
}

/** «Убрать»: the day is what its weekday says. */
export function RemoveDayButton({ organisation, day }: { organisation: string; day: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Убрать<span className="sr-only">: {formatDate(day)}</span>
      </Button>
      {open ? (
        <CommandDialog
          title={`Убрать ${formatDate(day)} из календаря?`}
          description="День снова будет считаться по своему дню недели."
          label="Убрать"
          busyLabel="Убираем…"
          submit={(_, commandKey) =>
            client.monitorings.campaigns.calendar.remove({ organisation, day }, { context: { commandKey } })
          }
          onDone={() => {
            setOpen(false);
            showToast("День убран из календаря");
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
