"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { FormDialog } from "@/components/forms/form-dialog";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { includeTargetSchema } from "@/lib/modules/monitorings/campaigns/targets/schema";
import type { TargetRow } from "@/lib/modules/monitorings/campaigns/targets/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { CommandDialog } from "./command-dialog";

/** «Освободить» somebody asked, «Вернуть» somebody excused. */
export function ExcuseButton({ campaign, row }: { campaign: CampaignDetails; row: TargetRow }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const { submission, name, code } = row;
  if (!submission || submission.state === "accepted" || submission.state === "reopened") return null;
  const excused = submission.excuseReason !== null;
  const { organisation } = campaign;
  const done = (text: string) => {
    setOpen(false);
    showToast(text);
    router.refresh();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {excused ? "Вернуть" : "Освободить"}
        <span className="sr-only">: {name}</span>
      </Button>
      {open && excused ? (
        <CommandDialog
          title={`Вернуть в мониторинг: ${name}?`}
          description="Организация снова отвечает на мониторинг; введённое ею раньше сохранилось."
          label="Вернуть"
          busyLabel="Возвращаем…"
          reason={{}}
          submit={(reason, commandKey) =>
            client.monitorings.campaigns.targets.include(
              { organisation, id: campaign.id, version: campaign.version, code, reason },
              { context: { commandKey } },
            )
          }
          onDone={() => done("Организация снова отвечает")}
          onClose={() => setOpen(false)}
        />
      ) : null}
      {open && !excused ? (
        <CommandDialog
          title={`Освободить от мониторинга: ${name}?`}
          description="Отвечать будет не нужно, введённое сохранится. Освобождённую организацию можно вернуть."
          label="Освободить"
          busyLabel="Освобождаем…"
          reason={{ hint: "Её увидит организация." }}
          submit={(reason, commandKey) =>
            client.monitorings.campaigns.targets.excuse(
              { organisation, id: submission.id, version: submission.version, reason },
              { context: { commandKey } },
            )
          }
          onDone={() => done("Организация освобождена")}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

const schema = includeTargetSchema.pick({ code: true, reason: true });

/** «Добавить организацию» that does not come under the rule. */
export function IncludeButton({ campaign }: { campaign: CampaignDetails }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>Добавить организацию</Button>
      {open ? (
        <IncludeDialog
          campaign={campaign}
          onDone={() => {
            setOpen(false);
            showToast("Организация добавлена");
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

function IncludeDialog({
  campaign,
  onDone,
  onClose,
}: {
  campaign: CampaignDetails;
  onDone: () => void;
  onClose: () => void;
}) {
  const { organisation, id, version, respondent } = campaign;
  const { field, ...command } = useCommandForm({
    schema,
    defaults: { code: "", reason: "" },
    submit: (values, commandKey) =>
      client.monitorings.campaigns.targets.include(
        { organisation, id, version, ...values },
        { context: { commandKey } },
      ),
    onDone,
  });
  return (
    <FormDialog
      {...{ command, onClose }}
      title="Добавить организацию"
      description="Организация отвечает на мониторинг, хотя не подходит под его правило."
      label="Добавить"
      busyLabel="Добавляем…"
    >
      <TextField
        label={respondent === "school" ? "Код школы" : "Код МОУО"}
        hint={respondent === "school" ? "Код есть в реестре школ: «91-02-003»." : "Например «91-02»."}
        width="medium"
        {...field("code")}
      />
      <TextAreaField label="Причина" rows={3} {...field("reason")} />
    </FormDialog>
  );
}
