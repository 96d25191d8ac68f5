"use client";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { client } from "@/lib/core/api/client";
import { TokenScope } from "@/lib/core/db/enums";
import { formatDate } from "@/lib/core/format/dates";
import { scopeHints, scopeLabels } from "@/lib/modules/tokens/labels";
import { issueTokenSchema } from "@/lib/modules/tokens/schema";
import type { IssuedToken } from "@/lib/modules/tokens/types";

interface IssueFormProps {
  organisation: string;
  today: string;
  latest: string;
  onIssued: (token: IssuedToken) => void;
}

export function IssueForm({ organisation, today, latest, onIssued }: IssueFormProps) {
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: issueTokenSchema,
    defaults: { organisation, name: "", scopes: [], expiresOn: latest },
    submit: (values, commandKey) => client.tokens.issue(values, { context: { commandKey } }),
    onDone: onIssued,
  });
  const { id, error } = field("scopes");
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextField
        label="Для какой системы"
        hint="Ключ у каждой системы свой: так видно, кто читает, и отзыв не заденет других"
        autoComplete="off"
        {...field("name")}
      />
      <Fieldset legend="Что может читать" hint="Только чтение. Изменить потом нельзя." error={error}>
        {Object.values(TokenScope).map((scope, index) => (
          <Checkbox
            key={scope}
            {...(index === 0 ? { id } : {})}
            value={scope}
            label={scopeLabels[scope]}
            hint={scopeHints[scope]}
            {...form.register("scopes")}
          />
        ))}
      </Fieldset>
      <DateField
        label="Последний день"
        hint={`Не позже ${formatDate(latest)}: ключ выпускают не больше чем на год`}
        min={today}
        max={latest}
        {...field("expiresOn")}
      />
      <SubmitRow label="Выпустить ключ" busy={busy} busyLabel="Выпускаем…" />
    </form>
  );
}
