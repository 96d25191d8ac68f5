import type { Metadata } from "next";
import { PlainPage } from "@/components/layout/plain-page";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Страница не найдена" };

export default function NotFound() {
  return (
    <PlainPage title="Страница не найдена или у вас нет к ней доступа" size="text">
      <p>Что можно сделать:</p>
      <ul className="mt-1.5 list-disc space-y-1 pl-5">
        <li>проверьте адрес: возможно, ссылка скопирована не полностью;</li>
        <li>если ссылку прислал коллега, спросите, открыт ли доступ вашей организации;</li>
        <li>если вы работаете в нескольких организациях, откройте главную страницу и выберите нужную.</li>
      </ul>
      <div className="mt-5">
        <LinkButton href="/" variant="primary">
          На главную страницу
        </LinkButton>
      </div>
    </PlainPage>
  );
}
