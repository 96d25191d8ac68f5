"use client";

import { useEffect, useRef } from "react";

import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { KeyValues } from "@/components/ui/key-values";
import { formatDate } from "@/lib/core/format/dates";
import type { IssuedToken } from "@/lib/modules/tokens/types";

interface IssuedTokenProps {
  token: IssuedToken;
  /** Code of the organisation it reads for. */
  organisation: string;
  onClose: () => void;
}

/** The token, shown once: to copy into the settings of the system that will read. */
export function IssuedTokenSheet({ token, organisation, onClose }: IssuedTokenProps) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    sheet.current?.focus();
  }, [token.id]);

  return (
    <section
      ref={sheet}
      tabIndex={-1}
      aria-labelledby="issued-token-title"
      className="mb-5 rounded-lg border-2 border-brand bg-surface px-4 py-4 sm:px-5"
    >
      <h2 id="issued-token-title" className="text-lg">
        Ключ выпущен
      </h2>
      <p className="mt-1 text-ink-2">
        Он показан один раз: после ухода со страницы его не увидеть. Передайте его только тому, кто
        настраивает систему.
      </p>
      <KeyValues
        items={[
          { label: "Система", value: token.name },
          { label: "Ключ", value: <code className="text-sm break-all select-all">{token.secret}</code> },
          { label: "Действует", value: `по ${formatDate(token.expiresOn)}` },
          {
            label: "Код организации",
            value: <code className="text-sm">{organisation}</code>,
          },
          {
            label: "Как передать",
            value: <code className="text-sm break-all">Authorization: Bearer КЛЮЧ</code>,
          },
        ]}
      />
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <CopyButton main text={token.secret}>
          Скопировать ключ
        </CopyButton>
        <Button variant="quiet" onClick={onClose}>
          Готово, убрать
        </Button>
      </div>
    </section>
  );
}
