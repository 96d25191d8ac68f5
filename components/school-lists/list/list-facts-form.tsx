"use client";

import { Controller } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { letterOption, type ListChoiceFormProps } from "@/components/school-lists/list/form-props";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { client } from "@/lib/core/api/client";
import { saveListFactsSchema } from "@/lib/modules/school-lists/drafts/schema";

const schema = saveListFactsSchema.pick({ methodology: true, complete: true, letterIds: true });

/** Methodology in words, letters of the list, and whether more of it is expected. */
export function ListFactsForm({ list, choices, onDone, onCancel }: ListChoiceFormProps) {
  const { organisation, id, version, methodology, complete, letters } = list;
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { methodology, complete, letterIds: letters.map((letter) => letter.id) },
    submit: (values, commandKey) =>
      client.schoolLists.saveFacts({ organisation, id, version, ...values }, { context: { commandKey } }),
    onDone: () => {
      onDone("Сведения о перечне сохранены");
    },
  });
  const known = new Map([...letters, ...choices.letters].map((letter) => [letter.id, letter]));
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <Controller
        control={form.control}
        name="letterIds"
        render={({ field: chosen, fieldState }) => (
          <MultiSelectField
            id={field("letterIds").id}
            label="Письма"
            hint="Письма из реестра, которыми перечень пришёл или выходит"
            searchLabel="Найти письмо"
            options={[...known.values()].map(letterOption)}
            value={chosen.value}
            onChange={(value) => {
              chosen.onChange([...value]);
            }}
            error={fieldState.error?.message}
          />
        )}
      />
      <TextField label="Методика" optional {...field("methodology")} />
      <Checkbox
        label="Перечень полный"
        hint="Снимите отметку, если другими письмами ещё придут школы этого года: сравнение за два года об этом предупредит"
        {...form.register("complete")}
      />
      <SubmitRow label="Сохранить" busy={busy}>
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
