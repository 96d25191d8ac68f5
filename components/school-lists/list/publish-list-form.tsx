"use client";

import { useState } from "react";
import { Controller, useWatch } from "react-hook-form";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { MultiSelectField } from "@/components/forms/multi-select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { letterOption, type ListChoiceFormProps } from "@/components/school-lists/list/form-props";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { listTitle } from "@/lib/modules/school-lists/labels";
import { publishListSchema } from "@/lib/modules/school-lists/publication/schema";

const schema = publishListSchema.pick({ letterIds: true, newLetter: true, early: true });

/** With which letters the list goes out: those of the register, or a new one registered at once. */
export function PublishListForm({ list, choices, onDone, onCancel }: ListChoiceFormProps) {
  const { organisation, id, version, letters, today, state, appealsUntil, openAppeals } = list;
  const blank = {
    issuer: "ГКУ РК «ИМАЦ»",
    kind: "письмо",
    number: "",
    date: today,
    subject: `О направлении перечня: ${listTitle(list)}`,
    fileId: null,
  };
  const [fresh, setFresh] = useState(letters.length === 0);
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: {
      letterIds: letters.map((letter) => letter.id),
      newLetter: letters.length === 0 ? blank : null,
      early: false,
    },
    submit: (values, commandKey) =>
      client.schoolLists.publish({ organisation, id, version, ...values }, { context: { commandKey } }),
    onDone: ({ letterIds }) => {
      onDone(
        letterIds.length === 1
          ? "Перечень опубликован. Отправьте письмо муниципалитетам со страницы письма"
          : "Перечень опубликован. Отправьте письма муниципалитетам",
      );
    },
  });
  const known = new Map([...letters, ...choices.letters].map((letter) => [letter.id, letter]));
  const early = state === "in_review" && appealsUntil !== null && today <= appealsUntil;
  const confirmed = useWatch({ control: form.control, name: "early" });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      {openAppeals > 0 ? (
        <Notice tone="danger" heading={`Не решены возражения: ${String(openAppeals)}`}>
          Сначала решите их: перечень с нерешёнными возражениями не публикуется.
        </Notice>
      ) : null}
      {state === "draft" ? (
        <Notice tone="warning">
          Перечень не открывался для возражений: муниципалитеты его ещё не видели.
        </Notice>
      ) : null}
      <Controller
        control={form.control}
        name="letterIds"
        render={({ field: chosen }) => (
          <MultiSelectField
            id={field("letterIds").id}
            label="Письма из реестра"
            optional={fresh}
            searchLabel="Найти письмо"
            options={[...known.values()].map(letterOption)}
            value={chosen.value}
            onChange={(value) => {
              chosen.onChange([...value]);
            }}
          />
        )}
      />
      <Checkbox
        label="Зарегистрировать новое письмо"
        hint="Файл к нему приложите на странице письма до отправки: после публикации реквизиты не меняются"
        checked={fresh}
        onChange={(event) => {
          setFresh(event.target.checked);
          form.setValue("newLetter", event.target.checked ? blank : null);
        }}
      />
      {fresh ? (
        <Fieldset legend="Новое письмо">
          <div className="grid gap-4 sm:grid-cols-2">
            <TextField label="Номер" autoComplete="off" {...field("newLetter.number")} />
            <DateField label="Дата" max={today} {...field("newLetter.date")} />
            <TextField label="Кто издал" autoComplete="off" {...field("newLetter.issuer")} />
            <TextField label="Вид" autoComplete="off" {...field("newLetter.kind")} />
          </div>
          <TextAreaField label="О чём" rows={2} {...field("newLetter.subject")} />
        </Fieldset>
      ) : null}
      {early ? (
        <Checkbox
          label={`Опубликовать до окончания срока возражений (${formatDate(appealsUntil)})`}
          hint="После публикации возразить нельзя"
          checked={confirmed}
          {...form.register("early")}
        />
      ) : null}
      <SubmitRow label="Опубликовать" busy={busy} busyLabel="Публикуем…">
        <Button onClick={onCancel}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
