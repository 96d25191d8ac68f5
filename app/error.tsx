"use client";

import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** What a person sees when a page fails. The number is the one in the log, so support can find the cause. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  // A part of the page that no instance has any more: a newer version of the portal runs.
  if (error.name === "ChunkLoadError") return <NewVersion />;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-8">
      <h1 className="mb-4 text-2xl tracking-tight">Не удалось открыть страницу</h1>
      <Notice
        tone="danger"
        heading="На сервере произошла ошибка"
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              Повторить
            </Button>
            <LinkButton href="/">На главную страницу</LinkButton>
          </>
        }
      >
        <p>
          Сохранённое не пропало. Повторите попытку; если ошибка повторится, сообщите администратору её номер.
        </p>
        {error.digest ? (
          <p>
            Номер ошибки: <strong className="tabular-nums select-all">{error.digest}</strong>
          </p>
        ) : null}
      </Notice>
    </div>
  );
}

function NewVersion() {
  return (
    <div className="mx-auto w-full max-w-2xl px-4 py-8">
      <h1 className="mb-4 text-2xl tracking-tight">Портал обновился</h1>
      <Notice
        heading="Эту страницу нужно открыть заново"
        actions={
          <Button variant="primary" onClick={() => window.location.reload()}>
            Обновить страницу
          </Button>
        }
      >
        <p>Пока она была открыта, вышла новая версия портала. Введённое не пропало.</p>
      </Notice>
    </div>
  );
}
