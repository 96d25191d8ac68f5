"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { TemplateForm, TemplateRow } from "@/lib/modules/monitorings/campaigns/templates/types";
import { CommandDialog } from "./command-dialog";
import { TemplateDialog } from "./template-dialog";

interface CreateTemplateProps {
  organisation: string;
  forms: readonly TemplateForm[];
}

/** «Новый шаблон». */
export function CreateTemplateButton({ organisation, forms }: CreateTemplateProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  if (forms.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>Новый шаблон</Button>
      {open ? (
        <TemplateDialog
          {...{ organisation, forms }}
          template={null}
          onDone={(text) => {
            setOpen(false);
            showToast(text);
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** «Изменить» and «Убрать» of one template. */
export function TemplateActions({
  organisation,
  template,
  forms,
}: CreateTemplateProps & { template: TemplateRow }) {
  const router = useRouter();
  const [act, setAct] = useState<"change" | "remove" | null>(null);
  const { id, code, version } = template;
  const close = () => setAct(null);
  const done = (text: string) => {
    close();
    showToast(text);
    router.refresh();
  };
  const of = <span className="sr-only"> {code}</span>;
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" onClick={() => setAct("change")}>
        Изменить{of}
      </Button>
      <Button size="small" onClick={() => setAct("remove")}>
        Убрать{of}
      </Button>
      {act === "change" ? (
        <TemplateDialog {...{ organisation, forms, template }} onDone={done} onClose={close} />
      ) : null}
      {act === "remove" ? (
        <CommandDialog
          title={`Убрать шаблон ${code}?`}
          description="В планы следующих лет он не войдёт. Мониторинги, уже составленные по нему, останутся."
          label="Убрать"
          busyLabel="Убираем…"
          submit={(_, commandKey) =>
            client.monitorings.campaigns.templates.remove(
              { organisation, id, version },
              { context: { commandKey } },
            )
          }
          onDone={() => done("Шаблон убран")}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
