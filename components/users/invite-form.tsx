"use client";

import { useWatch } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RightFields } from "@/components/users/right-fields";
import { client } from "@/lib/core/api/client";
import { inviteUserSchema } from "@/lib/modules/users/schema";
import type { InvitableOrganisation, IssuedLink } from "@/lib/modules/users/types";

interface InviteFormProps {
  organisation: string;
  today: string;
  invitable: readonly InvitableOrganisation[];
  onInvited: (link: IssuedLink | null) => void;
}

export function InviteForm({ organisation, today, invitable, onInvited }: InviteFormProps) {
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: inviteUserSchema,
    defaults: {
      organisation,
      email: "",
      fullName: "",
      post: "",
      organisationCode: invitable[0]?.code ?? "",
      basis: "post",
      basisDocument: "",
      validFrom: today,
      validTo: "",
    },
    submit: (values, commandKey) => client.users.invite(values, { context: { commandKey } }),
    onDone: ({ link }) => onInvited(link),
  });
  const chosen = useWatch({ control: form.control });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextField label="Фамилия, имя, отчество" autoComplete="off" {...field("fullName")} />
      <TextField
        label="Электронная почта"
        hint="Будет логином для входа"
        type="email"
        autoComplete="off"
        {...field("email")}
      />
      <TextField label="Должность" optional autoComplete="off" {...field("post")} />
      <RightFields
        field={field}
        chosen={chosen}
        invitable={invitable}
        onOrganisation={() => form.resetField("role")}
        onRole={() => form.resetField("basis")}
      />
      <SubmitRow label="Пригласить" busy={busy} busyLabel="Приглашаем…" />
    </form>
  );
}
