"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { IssueForm } from "@/components/tokens/issue-form";
import { IssuedTokenSheet } from "@/components/tokens/issued-token";
import { RevokeForm } from "@/components/tokens/revoke-form";
import { TokensTable } from "@/components/tokens/tokens-table";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { showToast } from "@/components/ui/toast-store";
import type { IssuedToken, TokenList, TokenRow } from "@/lib/modules/tokens/types";

/** Tokens by which other information systems read for an organisation, and everything one may do with them. */
export function TokensPanel({ list, path }: { list: TokenList; path: string }) {
  const router = useRouter();
  const [issuing, setIssuing] = useState(false);
  const [revoking, setRevoking] = useState<TokenRow | null>(null);
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const { code, name } = list.organisation;

  function done(text: string) {
    setIssuing(false);
    setRevoking(null);
    showToast(text);
    router.refresh();
  }

  return (
    <>
      <PageHeader
        title="Ключи доступа"
        subtitle={`${name}. По ключу другая информационная система читает сведения организации, менять ничего не может.`}
        actions={
          list.can.issue ? (
            <Button variant="primary" onClick={() => setIssuing(true)}>
              Выпустить ключ
            </Button>
          ) : null
        }
      />
      {list.why ? (
        <div className="mb-4">
          <Notice tone="info">{list.why}</Notice>
        </div>
      ) : null}
      {issued ? (
        <IssuedTokenSheet token={issued} organisation={code} onClose={() => setIssued(null)} />
      ) : null}
      {list.rows.length > 0 ? (
        <TokensTable list={list} onRevoke={setRevoking} />
      ) : (
        <EmptyState title="Ключей нет">
          {list.can.issue
            ? "Выпустите ключ, когда другой системе понадобятся сведения портала."
            : "Управление образования их не выпускало."}
        </EmptyState>
      )}
      {list.next ? (
        <p className="mt-4">
          <LinkButton href={`${path}?${new URLSearchParams({ after: list.next }).toString()}`}>
            Следующие
          </LinkButton>
        </p>
      ) : null}
      <p className="mt-5 text-sm text-muted">
        Адреса и поля для того, кто настраивает систему:{" "}
        <a href="/api/v1/openapi.json" className="link">
          описание в формате OpenAPI
        </a>
        , раздел «Чтение другими системами».
      </p>
      <Dialog open={issuing} onOpenChange={setIssuing} title="Новый ключ доступа" keepOpenOutside>
        <IssueForm
          organisation={code}
          today={list.today}
          latest={list.latest}
          onIssued={(token) => {
            setIssued(token);
            done("Ключ выпущен");
          }}
        />
      </Dialog>
      {revoking ? (
        <Dialog
          open
          onOpenChange={() => setRevoking(null)}
          title="Отозвать ключ?"
          description={`${revoking.name}. Следующее обращение системы будет отклонено. Вернуть ключ нельзя.`}
        >
          <RevokeForm
            organisation={code}
            id={revoking.id}
            onRevoked={() => {
              if (issued?.id === revoking.id) setIssued(null);
              done("Ключ отозван");
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
