"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { IssuedLinkSheet } from "@/components/users/issued-link";
import { client } from "@/lib/core/api/client";
import { linkFields } from "@/lib/modules/appointments/people/schema";
import type { IssuedLink } from "@/lib/modules/users/types";

interface LinkAccountProps {
  organisation: string;
  appointmentId: string;
  name: string;
}

/** Gives an appointment its account, once: of a colleague, else a new one with a link to be handed over. */
export function LinkAccountButton(props: LinkAccountProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<IssuedLink | null>(null);
  return (
    <>
      <Button
        size="small"
        aria-label={`Открыть доступ: ${props.name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Открыть доступ
      </Button>
      {open ? (
        <LinkDialog
          {...props}
          onClose={() => {
            setOpen(false);
          }}
          onLinked={(issued) => {
            setOpen(false);
            setLink(issued);
            if (issued === null) {
              showToast("Учётная запись указана: доступ действует по приказу");
              router.refresh();
            }
          }}
        />
      ) : null}
      {link ? (
        <Dialog
          open
          onOpenChange={() => undefined}
          required
          title="Приглашение"
          description="Передайте ссылку: по ней человек задаст пароль."
        >
          <IssuedLinkSheet
            link={link}
            onClose={() => {
              setLink(null);
              router.refresh();
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}

function LinkDialog({
  organisation,
  appointmentId,
  name,
  onClose,
  onLinked,
}: LinkAccountProps & { onClose: () => void; onLinked: (link: IssuedLink | null) => void }) {
  const command = useCommandForm({
    schema: linkFields,
    defaults: { email: "" },
    submit: ({ email }, commandKey) =>
      client.appointments.link({ organisation, appointmentId, email }, { context: { commandKey } }),
    onDone: ({ link }) => {
      onLinked(link);
    },
  });
  return (
    <FormDialog
      command={command}
      title={`Доступ к порталу: ${name}`}
      description="Если учётная запись с этой почтой есть, она будет указана в назначении; если нет, портал создаст её и покажет одноразовую ссылку. Изменить почту потом нельзя."
      label="Открыть доступ"
      onClose={onClose}
    >
      <TextField label="Электронная почта" type="email" autoComplete="off" {...command.field("email")} />
    </FormDialog>
  );
}
