import { NewPasswordForm } from "@/components/account/new-password-form";
import { PlainPage } from "@/components/layout/plain-page";
import { LinkButton } from "@/components/ui/link-button";

interface LinkPageProps {
  title: string;
  kind: "invitation" | "reset";
  token: string;
  /** Null when the link does not hold. */
  link: { email: string; fullName: string } | null;
}

export function LinkPage({ title, kind, token, link }: LinkPageProps) {
  if (!link) {
    return (
      <PlainPage title="Ссылка не действует">
        <p>Она уже использована, заменена новой или её срок (трое суток) истёк.</p>
        <p className="mt-2">
          Попросите новую ссылку у того, кто её выдал: у руководителя, в управлении образования или в ИМАЦ.
        </p>
        <div className="mt-5">
          <LinkButton href="/login">Перейти ко входу</LinkButton>
        </div>
      </PlainPage>
    );
  }
  return (
    <PlainPage title={title}>
      <p className="mb-1">{link.fullName}, придумайте пароль для входа в «Траекторию».</p>
      <p className="mb-5 text-ink-2">
        Ваш логин: <strong className="font-semibold break-words text-ink">{link.email}</strong>
      </p>
      <NewPasswordForm kind={kind} token={token} email={link.email} />
    </PlainPage>
  );
}
