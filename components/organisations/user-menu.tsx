"use client";

import { CircleUserRound, LogOut, UserRound } from "lucide-react";
import { useState } from "react";

import { MastheadButton } from "@/components/layout/masthead-button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toast-store";
import { signOut } from "@/lib/core/auth/browser-sign-in";
import { countDrafts, eraseDrafts } from "@/lib/core/drafts/indexed-db";
import { plural } from "@/lib/core/format/words";

interface UserMenuProps {
  user: { id: string; fullName: string };
  roles: string;
}

async function leave() {
  if (!(await signOut())) {
    showToast("Выйти не удалось: портал не отвечает. Проверьте сеть и повторите.", { tone: "error" });
    return;
  }
  await eraseDrafts();
  // eslint-disable-next-line @next/next/no-location-assign-relative-destination -- a new document forgets what the last person saw
  window.location.assign("/login");
}

/** Who one is here, and the way out. Signing out erases what is unsent on this computer, so it asks first. */
export function UserMenu({ user, roles }: UserMenuProps) {
  const [unsent, setUnsent] = useState(0);
  async function askOrLeave() {
    const count = await countDrafts(user.id);
    if (count === 0) await leave();
    else setUnsent(count);
  }
  return (
    <>
      <Menu
        align="end"
        trigger={
          <MastheadButton
            text={user.fullName}
            note={roles}
            icon={<CircleUserRound aria-hidden="true" />}
            iconOnPhone
          />
        }
        entries={[
          {
            kind: "link",
            href: "/account",
            label: "Учётная запись",
            icon: <UserRound aria-hidden="true" />,
          },
          { kind: "separator" },
          {
            kind: "action",
            label: "Выйти",
            icon: <LogOut aria-hidden="true" />,
            onSelect: () => void askOrLeave(),
          },
        ]}
      />
      <ConfirmDialog
        open={unsent > 0}
        onOpenChange={() => {
          setUnsent(0);
        }}
        title="Выйти, не отправив изменения?"
        confirmLabel="Выйти и стереть"
        danger
        onConfirm={() => void leave()}
      >
        На этом компьютере не отправлено: {plural(unsent, "изменение", "изменения", "изменений")}. Когда
        появится связь, они уйдут сами. Если выйти сейчас, они будут стёрты.
      </ConfirmDialog>
    </>
  );
}
