"use client";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { formatDate, formatMoment } from "@/lib/core/format/dates";
import { scopeLabels, tokenStateLabels } from "@/lib/modules/tokens/labels";
import type { TokenList, TokenRow } from "@/lib/modules/tokens/types";

interface TokensTableProps {
  list: TokenList;
  onRevoke: (token: TokenRow) => void;
}

/** Tokens of an organisation: what each reads, until when, who made it, when it was used last. */
export function TokensTable({ list: { rows, timeZone, today }, onRevoke }: TokensTableProps) {
  const when = (instant: string) => formatMoment(instant, timeZone, today);
  return (
    <Table label="Ключи доступа">
      <thead>
        <tr>
          <HeadCell>Система</HeadCell>
          <HeadCell>Читает</HeadCell>
          <HeadCell>Состояние</HeadCell>
          <HeadCell>Последнее обращение</HeadCell>
          <HeadCell>Выпустил</HeadCell>
          <HeadCell>
            <span className="sr-only">Действия</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map((token) => (
          <tr key={token.id}>
            <RowHead>{token.name}</RowHead>
            <Cell label="Читает">
              <ul>
                {token.scopes.map((scope) => (
                  <li key={scope}>{scopeLabels[scope]}</li>
                ))}
              </ul>
            </Cell>
            <Cell label="Состояние">
              <Badge tone={token.state === "live" ? "success" : "neutral"}>
                {tokenStateLabels[token.state]}
              </Badge>
              <span className="mt-1 block text-sm text-muted">
                {token.revoked
                  ? `${when(token.revoked.at)}, ${token.revoked.by}: ${token.revoked.reason}`
                  : `по ${formatDate(token.expiresOn)}`}
              </span>
            </Cell>
            <Cell label="Последнее обращение">{token.lastUsedAt ? when(token.lastUsedAt) : "не было"}</Cell>
            <Cell label="Выпустил">
              {token.createdBy}
              <span className="block text-sm text-muted">{when(token.createdAt)}</span>
            </Cell>
            <Cell>
              {token.can.revoke ? (
                <Button size="small" onClick={() => onRevoke(token)}>
                  Отозвать<span className="sr-only"> ключ: {token.name}</span>
                </Button>
              ) : null}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
