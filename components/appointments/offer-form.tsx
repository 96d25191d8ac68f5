"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { offerFields } from "@/lib/modules/appointments/people/schema";
import type { Appointee } from "@/lib/modules/appointments/people/types";

interface OfferFormProps {
  organisation: string;
  today: string;
  onClose: () => void;
}

/** «Предложить сотрудника»: who has consented in writing, by name and post. */
export function OfferForm({ organisation, today, onClose }: OfferFormProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [people, setPeople] = useState<readonly Appointee[]>([]);
  const command = useCommandForm({
    schema: offerFields,
    defaults: { source: "person" as const, sourceId: "", consentOn: "" },
    submit: (values, commandKey) =>
      client.appointments.offer({ organisation, ...values }, { context: { commandKey } }),
    onDone: () => {
      onClose();
      showToast("Сотрудник предложен в резерв региона");
      router.refresh();
    },
  });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      client.appointments.people({ organisation, query }).then(
        (found) => {
          if (current) setPeople(found.people.filter(({ source }) => source !== "offer"));
        },
        () => undefined,
      );
    }, 300);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [organisation, query]);
  const { form, field } = command;
  return (
    <FormDialog
      command={command}
      title="Предложить сотрудника в резерв региона"
      description="Другие муниципалитеты увидят только имя и должность. Нужно письменное согласие человека, оно хранится у вас."
      label="Предложить"
      onClose={onClose}
    >
      <TextField
        label="Найти по фамилии или должности"
        type="search"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
      />
      <SelectField
        label="Кого предложить"
        placeholder="Выберите…"
        options={people.map(({ id, fullName, post, place }) => ({
          value: id,
          label: [fullName, post, place].filter(Boolean).join(", "),
        }))}
        {...field("sourceId", {
          onChange: (event: { target: { value: string } }) => {
            const chosen = people.find(({ id }) => id === event.target.value);
            form.setValue("source", chosen?.source === "user" ? "user" : "person");
          },
        })}
      />
      <DateField label="Дата согласия" max={today} {...field("consentOn")} />
    </FormDialog>
  );
}
