"use client";

import { DateField } from "@/components/forms/date-field";
import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { endMembershipSchema } from "@/lib/modules/users/schema";

interface EndFormProps {
  organisation: string;
  membershipId: string;
  today: string;
  onEnded: () => void;
}

export function EndForm({ organisation, membershipId, today, onEnded }: EndFormProps) {
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: endMembershipSchema,
    defaults: { organisation, membershipId, lastDay: today },
    submit: (values, commandKey) => client.users.endMembership(values, { context: { commandKey } }),
    onDone: onEnded,
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <DateField
        label="Последний день"
        hint="В этот день роль ещё действует. Чтобы закрыть доступ сразу, отключите учётную запись."
        {...field("lastDay")}
      />
      <SubmitRow label="Прекратить" busy={busy} />
    </form>
  );
}
