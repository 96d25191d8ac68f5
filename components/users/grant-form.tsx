"use client";

import { useWatch } from "react-hook-form";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RightFields } from "@/components/users/right-fields";
import { client } from "@/lib/core/api/client";
import { grantMembershipSchema } from "@/lib/modules/users/schema";
import type { InvitableOrganisation } from "@/lib/modules/users/types";

interface GrantFormProps {
  organisation: string;
  userId: string;
  today: string;
  invitable: readonly InvitableOrganisation[];
  onGranted: () => void;
}

/** One more role of a person already here: «и. о.» by dates, a person empowered by order, a second post. */
export function GrantForm({ organisation, userId, today, invitable, onGranted }: GrantFormProps) {
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: grantMembershipSchema,
    defaults: {
      organisation,
      userId,
      organisationCode: invitable[0]?.code ?? "",
      basis: "post",
      basisDocument: "",
      validFrom: today,
      validTo: "",
    },
    submit: (values, commandKey) => client.users.grantMembership(values, { context: { commandKey } }),
    onDone: onGranted,
  });
  const chosen = useWatch({ control: form.control });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <RightFields
        field={field}
        chosen={chosen}
        invitable={invitable}
        onOrganisation={() => form.resetField("role")}
        onRole={() => form.resetField("basis")}
      />
      <SubmitRow label="Добавить роль" busy={busy} />
    </form>
  );
}
