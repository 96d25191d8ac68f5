"use client";

import { useEffect, useRef } from "react";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValues } from "@/components/ui/key-values";
import type { IssuedLink } from "@/lib/modules/users/types";

interface IssuedLinkProps {
  link: IssuedLink;
  onClose: () => void;
}

/** The link, shown once: to copy into a message or to hand over as a printed sheet. Printing prints only this. */
export function IssuedLinkSheet({ link, onClose }: IssuedLinkProps) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.focus();
  }, [link.address]);

  return (
    <section
      ref={sheet}
      tabIndex={-1}
      aria-labelledby="issued-link-title"
      className="mb-5 rounded-lg border-2 border-brand bg-surface px-4 py-4 sm:px-5 print:border-0"
    >
      <h2 id="issued-link-title" className="text-lg">
        {link.kind === "invitation" ? "Приглашение в «Траекторию»" : "Новый пароль для «Траектории»"}
      </h2>
      <p data-print="hide" className="mt-1 text-ink-2">
        Ссылка показана один раз: после ухода со страницы её не увидеть. Передайте её только этому человеку.
      </p>
      <KeyValues
        items={[
          { label: "Кому", value: link.fullName },
          { label: "Логин", value: link.email },
          {
            label: "Ссылка",
            value: <code className="text-sm break-all select-all">{link.address}</code>,
          },
          { label: "Действует", value: `${String(link.hours / 24)} суток, открыть можно один раз` },
        ]}
      />
      <p className="mt-2 hidden print:block">
        Откройте ссылку в браузере, придумайте пароль не короче 10 знаков и войдите. Никому не передавайте
        этот лист.
      </p>
      <div data-print="hide" className="mt-3 flex flex-wrap items-center gap-2">
        <CopyButton main text={link.address}>
          Скопировать ссылку
        </CopyButton>
        <Button onClick={() => window.print()}>Напечатать лист</Button>
        <Button variant="quiet" onClick={onClose}>
          Готово, убрать
        </Button>
      </div>
    </section>
  );
}
