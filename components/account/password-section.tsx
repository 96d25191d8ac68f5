"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Section } from "@/components/ui/section";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import { changePasswordSchema } from "@/lib/modules/account/schema";

export function PasswordSection() {
  const router = useRouter();
  const [status, setStatus] = useState("");
  const { form, field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema: changePasswordSchema,
    defaults: { current: "", password: "", repeat: "" },
    submit: (values) => client.account.changePassword(values),
    onDone: ({ endedSessions }) => {
      form.reset();
      setStatus(
        endedSessions > 0
          ? `Пароль изменён. Завершено: ${plural(endedSessions, "другой сеанс", "других сеанса", "других сеансов")}.`
          : "Пароль изменён.",
      );
      router.refresh();
    },
  });
  return (
    <Section title="Пароль" description="После смены пароля вход на других устройствах завершится.">
      <form method="post" noValidate onSubmit={onSubmit} className="max-w-md space-y-4">
        <ErrorSummary key={attempt} errors={errors} />
        <PasswordField label="Действующий пароль" autoComplete="current-password" {...field("current")} />
        <PasswordField
          label="Новый пароль"
          hint="Не короче 10 знаков. Удобнее всего несколько слов подряд."
          autoComplete="new-password"
          {...field("password")}
        />
        <PasswordField label="Новый пароль ещё раз" autoComplete="new-password" {...field("repeat")} />
        <SubmitRow label="Изменить пароль" busy={busy} status={status} />
      </form>
    </Section>
  );
}
