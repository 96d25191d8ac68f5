"use client";

import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { letterOption, type ListChoiceFormProps } from "@/components/school-lists/list/form-props";
import { Button } from "@/components/ui/button";
import { client } from "@/lib/core/api/client";
import { addListEntrySchema } from "@/lib/modules/school-lists/drafts/schema";

const schema = addListEntrySchema.omit({ organisation: true, id: true });
const emptyAsNull = (value: unknown) => (value === "" ? null : value);

/** Municipality, then its school: one long list of five hundred names nobody reads through. */
export function AddEntryForm({ list, choices, onDone, onCancel }: ListChoiceFormProps) {
  const { organisation, id, letters } = list;
  const places = [...new Set(choices.schools.map(({ municipality }) => municipality))].sort((left, right) =>
    left.localeCompare(right, "ru"),
  );
  const [place, setPlace] = useState("");
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { schoolCode: "", grounds: "", letterId: letters.at(-1)?.id ?? null, reason: "" },
    submit: (values, commandKey) =>
      client.schoolLists.addEntry({ organisation, id, ...values }, { context: { commandKey } }),
    onDone: () => {
      onDone("Школа включена в перечень");
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Муниципалитет"
          placeholder="Выберите…"
          value={place}
          onChange={(event) => {
            setPlace(event.target.value);
            form.setValue("schoolCode", "");
          }}
          options={places.map((name) => ({ value: name, label: name }))}
        />
        <SelectField
          label="Школа"
          placeholder={place === "" ? "Сначала муниципалитет" : "Выберите…"}
          options={choices.schools
            .filter(({ municipality }) => municipality === place)
            .map(({ code, name }) => ({ value: code, label: name }))}
          {...field("schoolCode")}
        />
      </div>
      <TextAreaField
        label="Основание"
        hint="Показатели, по которым школа в перечне, например: «ВПР, математика, 5 класс: 14 из 40 — 35,0 %»"
        optional
        rows={2}
        {...field("grounds")}
      />
      <SelectField
        label="Письмо"
        hint="Каким письмом школа названа; письмо перечня добавляется в «Письма и полнота»"
        placeholder="не указано"
        options={letters.map(letterOption)}
        {...field("letterId", { setValueAs: emptyAsNull })}
      />
      <TextAreaField
        label="Причина решения"
        hint="Её увидят муниципалитет и школа"
        rows={2}
        {...field("reason")}
      />
      <SubmitRow label="Включить" busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
