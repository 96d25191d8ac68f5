"use client";

import { ErrorSummary } from "@/components/forms/error-summary";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { client } from "@/lib/core/api/client";
import { signIn } from "@/lib/core/auth/browser-sign-in";
import { acceptLinkSchema, type AcceptLinkInput } from "@/lib/modules/account/schema";

interface NewPasswordFormProps {
  kind: AcceptLinkInput["kind"];
  token: string;
  email: string;
}

/** Sets a password by a one-time link and lets the person in with it. */
export function NewPasswordForm({ kind, token, email }: NewPasswordFormProps) {
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: acceptLinkSchema,
    defaults: { kind, token, password: "", repeat: "" },
    submit: (values) => client.account.acceptLink(values),
    onDone: async (reply) => {
      const result = await signIn(reply.email, form.getValues("password"));
      // The link is used by now: if the sign-in itself failed, the ordinary page is the way on.
      window.location.assign(result.ok ? "/" : "/login");
    },
  });
  return (
    <form method="post" noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      {/* For the browser's keeper of passwords: whose password this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Новый пароль"
        hint="Не короче 10 знаков. Удобнее всего несколько слов подряд."
        autoComplete="new-password"
        {...field("password")}
      />
      <PasswordField label="Новый пароль ещё раз" autoComplete="new-password" {...field("repeat")} />
      <SubmitRow label="Сохранить и войти" busy={busy} />
    </form>
  );
}
