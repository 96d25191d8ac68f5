"use client";

import { useState, type SubmitEvent } from "react";

import { ErrorSummary, type SummaryError } from "@/components/forms/error-summary";
import { PasswordField } from "@/components/forms/password-field";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextField } from "@/components/forms/text-field";
import { signIn } from "@/lib/core/auth/browser-sign-in";

interface SignInFormProps {
  /** The person whose session has ended: somebody else must not take over what they typed. */
  lockedEmail?: string;
  onSignedIn: () => void;
}

const EMAIL = "sign-in-email";
const PASSWORD = "sign-in-password";

export function SignInForm({ lockedEmail, onSignedIn }: SignInFormProps) {
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [busy, setBusy] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    event.stopPropagation(); // inside a dialog of a page that has a form of its own
    if (busy) return;
    const data = new FormData(event.currentTarget);
    const email = lockedEmail ?? text(data, "email").trim();
    const password = text(data, "password");
    const missing: SummaryError[] = [];
    if (!email) missing.push({ fieldId: EMAIL, message: "Укажите электронную почту" });
    if (!password) missing.push({ fieldId: PASSWORD, message: "Укажите пароль" });
    setErrors(missing);
    if (missing.length > 0) return;
    setBusy(true);
    const result = await signIn(email, password);
    if (result.ok) {
      onSignedIn();
      return;
    }
    setErrors([{ message: result.message }]);
    setBusy(false);
  }

  return (
    <form method="post" noValidate onSubmit={(event) => void submit(event)} className="space-y-4">
      <ErrorSummary title="Войти не удалось" errors={errors} />
      <TextField
        id={EMAIL}
        name="email"
        type="email"
        label="Электронная почта"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={320}
        disabled={lockedEmail !== undefined}
        defaultValue={lockedEmail}
        error={messageOf(errors, EMAIL)}
      />
      <PasswordField
        id={PASSWORD}
        name="password"
        label="Пароль"
        autoComplete="current-password"
        maxLength={1000}
        error={messageOf(errors, PASSWORD)}
      />
      <SubmitRow label="Войти" busy={busy} busyLabel="Входим…" />
    </form>
  );
}

function text(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

function messageOf(errors: readonly SummaryError[], fieldId: string): string | undefined {
  return errors.find((error) => error.fieldId === fieldId)?.message;
}
