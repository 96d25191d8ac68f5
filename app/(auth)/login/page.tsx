import type { Metadata } from "next";

import { SignInPage } from "@/components/account/sign-in-page";
import { PlainPage } from "@/components/layout/plain-page";
import { Notice } from "@/components/ui/notice";
import { loadSignIn } from "@/lib/modules/account/loaders";

export const metadata: Metadata = { title: "Вход" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: PageProps) {
  const { next, problem } = await loadSignIn(searchParams);
  return (
    <PlainPage title="Вход">
      <p className="mb-5 text-ink-2">
        «Траектория» — рабочее место ИМАЦ, управлений образования и школ для работы со школами с низкими
        образовательными результатами.
      </p>
      {problem ? (
        <Notice tone="warning" heading="Здесь войти не получится" className="mb-5">
          {problem}
        </Notice>
      ) : null}
      <SignInPage next={next} />
      <p className="mt-6 text-sm text-muted">
        Забыли пароль или нет учётной записи? Ссылку для входа выдаёт ваш руководитель, управление образования
        или ИМАЦ.
      </p>
    </PlainPage>
  );
}
