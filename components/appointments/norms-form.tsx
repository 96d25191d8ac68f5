"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { Norms } from "@/lib/modules/appointments/gaps/types";
import { normsFields } from "@/lib/modules/appointments/norms/schema";

interface NormsProps {
  organisation: string;
  norms: Norms;
}

/** Limits the gap finder looks by, changed by ИМАЦ. */
export function NormsButton(props: NormsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        onClick={() => {
          setOpen(true);
        }}
      >
        Изменить нормы
      </Button>
      {open ? (
        <NormsDialog
          {...props}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function NormsDialog({ organisation, norms, onClose }: NormsProps & { onClose: () => void }) {
  const router = useRouter();
  const command = useCommandForm({
    schema: normsFields,
    defaults: { schoolsPerMentor: norms.schoolsPerMentor, lapseDays: norms.lapseDays },
    submit: (values, commandKey) =>
      client.appointments.norms(
        { organisation, version: norms.version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      onClose();
      showToast("Нормы сохранены");
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={command}
      title="Нормы назначений"
      description="По ним портал находит пробелы во всех муниципалитетах. Нормы — проект, требует утверждения ИМАЦ."
      label="Сохранить"
      onClose={onClose}
    >
      <TextField
        label="Школ на одного наставника, не больше"
        inputMode="numeric"
        width="short"
        {...command.field("schoolsPerMentor")}
      />
      <TextField
        label="За сколько дней предупреждать об окончании приказа"
        inputMode="numeric"
        width="short"
        {...command.field("lapseDays")}
      />
    </FormDialog>
  );
}
