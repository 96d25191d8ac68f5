"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { showToast } from "@/components/ui/toast-store";
import { EndForm } from "@/components/users/end-form";
import { GrantForm } from "@/components/users/grant-form";
import { InviteForm } from "@/components/users/invite-form";
import { IssuedLinkSheet } from "@/components/users/issued-link";
import { UsersSearch } from "@/components/users/users-search";
import { UsersTable } from "@/components/users/users-table";
import { client } from "@/lib/core/api/client";
import { roleLabels, staffTitles } from "@/lib/modules/users/labels";
import type { IssuedLink, MembershipRow, UserList, UserRow } from "@/lib/modules/users/types";

type Open =
  | { what: "invite" }
  | { what: "grant" | "disable"; user: UserRow }
  | { what: "end"; user: UserRow; membership: MembershipRow };

/** People of an organisation and everything one may do with their accounts. */
export function UsersPanel({ list, path }: { list: UserList; path: string }) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const [issued, setIssued] = useState<IssuedLink | null>(null);
  const [busy, setBusy] = useState(false);
  const { today, invitable } = list;
  const organisation = list.organisation.code;

  function done(text: string) {
    setOpen(null);
    showToast(text);
    router.refresh();
  }

  function handOver(link: IssuedLink | null) {
    setIssued(link);
    done(link ? "Ссылка готова" : "Роль добавлена: у человека уже есть пароль, ссылка не нужна");
  }

  /** A press of one button is one command. */
  async function run(command: (options: { context: { commandKey: string } }) => Promise<void>) {
    if (busy) return;
    setBusy(true);
    try {
      await command({ context: { commandKey: crypto.randomUUID() } });
    } catch (error) {
      setOpen(null);
      showToast(refusalText(error), { tone: "error" });
    }
    setBusy(false);
  }

  const actions = {
    issueLink: ({ id }: UserRow) =>
      void run(async (options) => {
        handOver((await client.users.issueResetLink({ organisation, userId: id }, options)).link);
      }),
    enable: ({ id }: UserRow) =>
      void run(async (options) => {
        await client.users.enable({ organisation, userId: id }, options);
        done("Учётная запись включена");
      }),
    grant: (user: UserRow) => setOpen({ what: "grant", user }),
    disable: (user: UserRow) => setOpen({ what: "disable", user }),
    endMembership: (user: UserRow, membership: MembershipRow) => setOpen({ what: "end", user, membership }),
  };

  const disable = ({ id }: UserRow) =>
    void run(async (options) => {
      await client.users.disable({ organisation, userId: id }, options);
      done("Учётная запись отключена");
    });

  const close = () => setOpen(null);
  return (
    <>
      <div data-print={issued ? "hide" : undefined}>
        <PageHeader
          title="Пользователи"
          subtitle={`${list.organisation.name}. ${staffTitles[list.organisation.kind]}`}
          actions={
            list.canInvite && invitable.length > 0 ? (
              <Button variant="primary" onClick={() => setOpen({ what: "invite" })}>
                Пригласить
              </Button>
            ) : null
          }
        />
      </div>
      {issued ? <IssuedLinkSheet link={issued} onClose={() => setIssued(null)} /> : null}
      <div data-print={issued ? "hide" : undefined}>
        <UsersSearch key={list.query} path={path} query={list.query} />
        {list.rows.length > 0 ? (
          <UsersTable label="Пользователи" rows={list.rows} actions={list.canInvite ? actions : null} />
        ) : (
          <EmptyState title={list.query ? "Никого не нашлось" : "Пока никого нет"}>
            {list.query
              ? "Проверьте написание или покажите всех."
              : "Пригласите первого: он получит ссылку для входа."}
          </EmptyState>
        )}
        {list.next ? (
          <p className="mt-4">
            <LinkButton
              href={`${path}?${new URLSearchParams({ q: list.query, after: list.next }).toString()}`}
            >
              Следующие
            </LinkButton>
          </p>
        ) : null}
      </div>
      <Dialog open={open?.what === "invite"} onOpenChange={close} title="Пригласить" keepOpenOutside>
        <InviteForm organisation={organisation} today={today} invitable={invitable} onInvited={handOver} />
      </Dialog>
      {open?.what === "grant" ? (
        <Dialog
          open
          onOpenChange={close}
          title="Добавить роль"
          description={open.user.fullName}
          keepOpenOutside
        >
          <GrantForm
            organisation={organisation}
            userId={open.user.id}
            today={today}
            invitable={invitable}
            onGranted={() => done("Роль добавлена")}
          />
        </Dialog>
      ) : null}
      {open?.what === "end" ? (
        <Dialog
          open
          onOpenChange={close}
          title="Прекратить роль?"
          description={`${open.user.fullName}: ${roleLabels[open.membership.role]}, ${open.membership.organisation.shortName}`}
        >
          <EndForm
            organisation={organisation}
            membershipId={open.membership.id}
            today={today}
            onEnded={() => done("Последний день роли записан")}
          />
        </Dialog>
      ) : null}
      {open?.what === "disable" ? (
        <ConfirmDialog
          open
          onOpenChange={close}
          title="Отключить учётную запись?"
          confirmLabel="Отключить"
          danger
          busy={busy}
          onConfirm={() => disable(open.user)}
        >
          {open.user.fullName} больше не сможет войти, начатые сеансы завершатся сразу. Всё сделанное
          сохранится; включить учётную запись можно в любое время.
        </ConfirmDialog>
      ) : null}
    </>
  );
}
