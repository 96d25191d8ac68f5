"use client";

import { SignInForm } from "@/components/account/sign-in-form";
import { Dialog } from "@/components/ui/dialog";

interface SignInDialogProps {
  open: boolean;
  /** The person who was working: only they can go on here. */
  email: string;
  onSignedIn: () => void;
}

/**
 * Signing in again in place, when the session ended in the middle of typing. It cannot be closed: without a session
 * nothing typed further would be saved.
 */
export function SignInDialog({ open, email, onSignedIn }: SignInDialogProps) {
  return (
    <Dialog
      open={open}
      onOpenChange={() => undefined}
      keepOpenOutside
      required
      title="Войдите ещё раз"
      description="Время работы истекло. Введённое сохранено на этом компьютере и будет отправлено, как только вы войдёте."
    >
      <SignInForm lockedEmail={email} onSignedIn={onSignedIn} />
    </Dialog>
  );
}
