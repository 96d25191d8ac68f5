"use client";

import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The last resort, when even the root layout failed: no inline script or style, which the policy would refuse. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="ru">
      <body>
        <title>Ошибка — Траектория</title>
        <main className="mx-auto w-full max-w-2xl px-4 py-12">
          <h1 className="mb-3 text-2xl">Портал временно не отвечает</h1>
          <p>Сохранённое не пропало. Повторите попытку через минуту.</p>
          {error.digest ? <p className="mt-2">Номер ошибки для администратора: {error.digest}</p> : null}
          <p className="mt-5 flex flex-wrap gap-4">
            <button
              type="button"
              onClick={reset}
              className="min-h-9.5 rounded-md border border-brand bg-brand px-3.5 py-1.5 font-medium text-white hover:bg-brand-strong"
            >
              Повторить
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
