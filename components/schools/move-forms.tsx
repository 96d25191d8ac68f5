"use client";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SelectField } from "@/components/forms/select-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import {
  closeSchoolSchema,
  mergeSchoolSchema,
  moveSchoolSchema,
  splitSchoolSchema,
} from "@/lib/modules/schools/schema";
import type { AuthorityName } from "@/lib/modules/organisations/types";
import type { SchoolCard } from "@/lib/modules/schools/types";

interface FormProps {
  card: SchoolCard;
  viewerId: string;
  onDone: () => void;
}

const BASIS = { label: "Основание", hint: "Документ: вид, номер и дата" } as const;
const OTHER_HINT = "Код школы, как в реестре: 91-02-005";

export function CloseForm({ card, viewerId, onDone }: FormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: closeSchoolSchema,
    defaults: { organisation: card.code, closedOn: card.today, reason: "" },
    submit: (values, commandKey) =>
      client.schools.close(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <p className="text-ink-2">
        Из перечней школа выбудет, и это не будет считаться её успехом. Планы больше ничего о ней не спросят.
        Если школа продолжена другой, запишите присоединение. Отменить закрытие нельзя.
      </p>
      <DateField label="С какого дня закрыта" {...field("closedOn")} />
      <TextField {...BASIS} {...field("reason")} />
      <SubmitRow label="Закрыть школу" busy={busy} />
    </form>
  );
}

export function MergeForm({ card, viewerId, onDone }: FormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: mergeSchoolSchema,
    defaults: { organisation: card.code, successor: "", kind: "merged", onDate: card.today, basis: "" },
    submit: (values, commandKey) =>
      client.schools.merge(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <p className="text-ink-2">
        Школа закроется с этого дня, а её история перечней перейдёт к преемнику. Отменить это нельзя.
      </p>
      <TextField label="Школа-преемник" hint={OTHER_HINT} width="medium" {...field("successor")} />
      <SelectField
        label="Что произошло"
        options={[
          { value: "merged", label: "присоединена к другой школе или слита с ней" },
          { value: "reorganised", label: "преобразована в другую школу" },
        ]}
        {...field("kind")}
      />
      <DateField label="С какого дня" {...field("onDate")} />
      <TextField {...BASIS} {...field("basis")} />
      <SubmitRow label="Записать" busy={busy} />
    </form>
  );
}

export function SplitForm({ card, viewerId, onDone }: FormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: splitSchoolSchema,
    defaults: { organisation: card.code, predecessor: "", onDate: card.today, basis: "" },
    submit: (values, commandKey) =>
      client.schools.split(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <p className="text-ink-2">Школа унаследует историю перечней той, из которой выделена, до этого дня.</p>
      <TextField label="Из какой школы выделена" hint={OTHER_HINT} width="medium" {...field("predecessor")} />
      <DateField label="С какого дня" {...field("onDate")} />
      <TextField {...BASIS} {...field("basis")} />
      <SubmitRow label="Записать" busy={busy} />
    </form>
  );
}

export function MoveForm({
  card,
  viewerId,
  onDone,
  authorities,
}: FormProps & { authorities: readonly AuthorityName[] }) {
  const others = authorities.filter(({ code }) => code !== card.municipality?.code);
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: moveSchoolSchema,
    defaults: {
      organisation: card.code,
      authority: card.municipality ? "" : (others[0]?.code ?? ""),
      onDate: card.today,
      basis: "",
    },
    submit: (values, commandKey) =>
      client.schools.move(values, { context: { commandKey, actingUser: viewerId } }),
    onDone,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <p className="text-ink-2">
        Записанное прежним МОУО останется у него, новый МОУО увидит школу и её историю. Права сотрудников
        школы перейдут вместе с ней.
      </p>
      <SelectField
        label="Новое подчинение"
        {...(card.municipality && { placeholder: "региону напрямую" })}
        options={others.map(({ code, name }) => ({ value: code, label: name }))}
        {...field("authority")}
      />
      <DateField label="С какого дня" {...field("onDate")} />
      <TextField {...BASIS} {...field("basis")} />
      <SubmitRow label="Перевести" busy={busy} />
    </form>
  );
}
