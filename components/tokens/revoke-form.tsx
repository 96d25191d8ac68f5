"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { revokeTokenSchema } from "@/lib/modules/tokens/schema";

interface RevokeFormProps {
  organisation: string;
  id: string;
  onRevoked: () => void;
}

export function RevokeForm({ organisation, id, onRevoked }: RevokeFormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: revokeTokenSchema,
    defaults: { organisation, id, reason: "" },
    submit: (values, commandKey) => client.tokens.revoke(values, { context: { commandKey } }),
    onDone: onRevoked,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField
        label="Почему отзывают"
        hint="Например: систему больше не используют, ключ мог стать известен посторонним"
        rows={2}
        {...field("reason")}
      />
      <SubmitRow label="Отозвать ключ" busy={busy} />
    </form>
  );
}
