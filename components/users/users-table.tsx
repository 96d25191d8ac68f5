"use client";

import { Ellipsis } from "lucide-react";

import { Cell, HeadCell, RowHead, Table } from "@/components/tables/table";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { formatDate } from "@/lib/core/format/dates";
import { basisLabels, roleLabels } from "@/lib/modules/users/labels";
import type { MembershipRow, UserRow } from "@/lib/modules/users/types";

/** What one may do with a person of the list. */
export interface UserActions {
  issueLink: (user: UserRow) => void;
  grant: (user: UserRow) => void;
  disable: (user: UserRow) => void;
  enable: (user: UserRow) => void;
  endMembership: (user: UserRow, membership: MembershipRow) => void;
}

interface UsersTableProps {
  label: string;
  rows: readonly UserRow[];
  /** Null for those who only read. */
  actions: UserActions | null;
}

export function UsersTable({ label, rows, actions }: UsersTableProps) {
  return (
    <Table label={label}>
      <thead>
        <tr>
          <HeadCell>Фамилия, имя, отчество</HeadCell>
          <HeadCell>Роли</HeadCell>
          <HeadCell>Электронная почта</HeadCell>
          <HeadCell>Вход</HeadCell>
          {actions ? (
            <HeadCell>
              <span className="sr-only">Действия</span>
            </HeadCell>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((user) => (
          <tr key={user.id}>
            <RowHead>
              {user.fullName}
              {user.post ? <span className="block text-sm font-normal text-muted">{user.post}</span> : null}
            </RowHead>
            <Cell label="Роли">
              <ul className="space-y-1.5">
                {user.memberships.map((membership) => (
                  <li key={membership.id}>
                    <MembershipLine membership={membership} />
                  </li>
                ))}
              </ul>
            </Cell>
            <Cell label="Электронная почта" className="wrap-anywhere">
              {user.email}
            </Cell>
            <Cell label="Вход">
              <StateBadge state={user.state} />
            </Cell>
            {actions ? (
              <Cell>
                <RowMenu user={user} actions={actions} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function MembershipLine({ membership }: { membership: MembershipRow }) {
  const { role, basis, basisDocument, organisation, validTo, state } = membership;
  const notes = [
    basis === "post" ? "" : basisLabels[basis],
    basisDocument ?? "",
    state === "future" ? `с ${formatDate(membership.validFrom)}` : "",
    validTo ? `по ${formatDate(validTo)}` : "",
  ].filter(Boolean);
  return (
    <>
      <span className={state === "ended" ? "text-muted" : undefined}>
        {roleLabels[role]}, {organisation.shortName}
      </span>
      {notes.length > 0 ? <span className="block text-sm text-muted">{notes.join(", ")}</span> : null}
    </>
  );
}

function StateBadge({ state }: { state: UserRow["state"] }) {
  switch (state) {
    case "active":
      return <Badge tone="success">открыт</Badge>;
    case "invited":
      return <Badge tone="warning">приглашён</Badge>;
    case "disabled":
      return <Badge tone="neutral">отключён</Badge>;
  }
}

function RowMenu({ user, actions }: { user: UserRow; actions: UserActions }) {
  const entries = entriesOf(user, actions);
  return (
    <>
      {entries.length > 0 ? (
        <Menu
          align="end"
          trigger={<IconButton label={`Действия: ${user.fullName}`} icon={<Ellipsis />} />}
          entries={entries}
        />
      ) : null}
      {user.why ? <p className="max-w-52 text-sm text-muted">{user.why}</p> : null}
    </>
  );
}

function entriesOf(user: UserRow, actions: UserActions): MenuEntry[] {
  const ends = user.memberships
    .filter(({ can }) => can.end)
    .map((membership): MenuEntry => ({
      kind: "action",
      label: `Прекратить: ${roleLabels[membership.role]}, ${membership.organisation.shortName}`,
      onSelect: () => actions.endMembership(user, membership),
    }));
  if (!user.can.manage) return ends;
  if (user.state === "disabled") {
    return [{ kind: "action", label: "Включить", onSelect: () => actions.enable(user) }, ...ends];
  }
  const link = user.state === "invited" ? "Выдать приглашение заново" : "Выдать ссылку для нового пароля";
  return [
    { kind: "action", label: link, onSelect: () => actions.issueLink(user) },
    { kind: "action", label: "Добавить роль", onSelect: () => actions.grant(user) },
    ...ends,
    { kind: "separator" },
    { kind: "action", label: "Отключить", danger: true, onSelect: () => actions.disable(user) },
  ];
}
