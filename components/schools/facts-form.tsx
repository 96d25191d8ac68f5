"use client";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { changeSchoolSchema, correctSchoolSchema } from "@/lib/modules/schools/schema";
import type { SchoolCard } from "@/lib/modules/schools/types";
import { FactFields } from "./fact-fields";

interface FactsFormProps {
  card: SchoolCard;
  viewerId: string;
  onDone: () => void;
}

/** All facts of the card, either new ones from a day on or the present ones put right. */
export function FactsForm({ act, ...props }: FactsFormProps & { act: "change" | "correct" }) {
  return act === "change" ? <ChangeForm {...props} /> : <CorrectForm {...props} />;
}

function ChangeForm({ card, viewerId, onDone }: FactsFormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: changeSchoolSchema,
    defaults: {
      organisation: card.code,
      base: card.current.id,
      recordedAt: card.current.recordedAt,
      validFrom: card.today,
      basis: "",
      facts: card.current.facts,
    },
    submit: (values, commandKey) =>
      client.schools.change(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField
          label="С какого дня действует"
          hint="Прежние сведения останутся в истории."
          {...field("validFrom")}
        />
        <TextField label="Основание" hint="Документ: вид, номер и дата" {...field("basis")} />
      </div>
      <FactFields field={(fact, options) => field(`facts.${fact}`, options)} />
      <SubmitRow label="Записать" busy={busy} />
    </form>
  );
}

function CorrectForm({ card, viewerId, onDone }: FactsFormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: correctSchoolSchema,
    defaults: {
      organisation: card.code,
      base: card.current.id,
      recordedAt: card.current.recordedAt,
      reason: "",
      facts: card.current.facts,
    },
    submit: (values, commandKey) =>
      client.schools.correct(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextField
        label="Почему исправляете"
        hint="Записанное с ошибкой заменится; день, с которого сведения действуют, останется."
        {...field("reason")}
      />
      <FactFields field={(fact, options) => field(`facts.${fact}`, options)} />
      <SubmitRow label="Исправить" busy={busy} />
    </form>
  );
}
