"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { formatDate } from "@/lib/core/format/dates";
import { plural } from "@/lib/core/format/words";
import type { CampaignTargets } from "@/lib/modules/monitorings/campaigns/targets/types";
import type { CampaignDetails } from "@/lib/modules/monitorings/campaigns/types";
import { CommandDialog } from "./command-dialog";
import { MoveDaysDialog } from "./move-days-dialog";

interface CampaignActionsProps {
  campaign: CampaignDetails;
  /** Before the opening: whom it would ask. */
  targets: Pick<CampaignTargets, "count" | "areas" | "lists"> | null;
}

type Act = "confirm" | "open" | "days" | "cancel" | "replan";

/** What may be done to a campaign now. */
export function CampaignActions({ campaign, targets }: CampaignActionsProps) {
  const router = useRouter();
  const [act, setAct] = useState<Act | null>(null);
  const { can, code } = campaign;
  const close = () => setAct(null);
  const done = (text: string) => {
    close();
    showToast(text);
    router.refresh();
  };
  return (
    <>
      {can.open ? (
        <Button variant="primary" onClick={() => setAct("open")}>
          Открыть мониторинг
        </Button>
      ) : null}
      {can.confirm ? (
        <Button variant="primary" onClick={() => setAct("confirm")}>
          Подтвердить сроки
        </Button>
      ) : null}
      {can.moveDays ? <Button onClick={() => setAct("days")}>Перенести сроки</Button> : null}
      {can.cancel ? <Button onClick={() => setAct("cancel")}>Отменить мониторинг</Button> : null}
      {can.replan ? <Button onClick={() => setAct("replan")}>Спланировать заново</Button> : null}
      {act === "confirm" ? <ConfirmDays campaign={campaign} onDone={done} onClose={close} /> : null}
      {act === "open" ? <OpenDialog {...{ campaign, targets }} onDone={done} onClose={close} /> : null}
      {act === "days" ? <MoveDaysDialog campaign={campaign} onDone={done} onClose={close} /> : null}
      {act === "cancel" ? (
        <CommandDialog
          title={`Отменить мониторинг ${code}?`}
          description="Отвечать и проверять будет нечего, введённое сохранится. Вернуть отменённый мониторинг нельзя, но его можно спланировать заново."
          label="Отменить мониторинг"
          busyLabel="Отменяем…"
          reason={{ hint: "Её увидят те, кого спрашивали." }}
          submit={(reason, commandKey) =>
            client.monitorings.campaigns.cancel({ ...named(campaign), reason }, { context: { commandKey } })
          }
          onDone={() => done("Мониторинг отменён")}
          onClose={close}
        />
      ) : null}
      {act === "replan" ? (
        <CommandDialog
          title={`Спланировать ${code} заново?`}
          description={`В плане появится новый мониторинг ${code} с теми же настройками, его сроки нужно подтвердить. Отменённый останется со всем, что в нём введено, под кодом с номером: ${code}-1.`}
          label="Спланировать заново"
          busyLabel="Планируем…"
          submit={(_, commandKey) =>
            client.monitorings.campaigns.replan(named(campaign), { context: { commandKey } })
          }
          onDone={() => done("Мониторинг спланирован заново. Проверьте и подтвердите сроки")}
          onClose={close}
        />
      ) : null}
    </>
  );
}

interface ActProps {
  campaign: CampaignDetails;
  onDone: (text: string) => void;
  onClose: () => void;
}

const named = ({ organisation, id, version }: CampaignDetails) => ({ organisation, id, version });

function ConfirmDays({ campaign, onDone, onClose }: ActProps) {
  const { code, opensOn, closesOn, respondentUntilOn } = campaign;
  return (
    <CommandDialog
      title={`Подтвердить сроки ${code}?`}
      description={`Окно с ${formatDate(opensOn)} по ${formatDate(closesOn)}, ответ до ${formatDate(respondentUntilOn)}. После подтверждения сроки увидят МОУО и школы.`}
      label="Подтвердить сроки"
      busyLabel="Подтверждаем…"
      submit={(_, commandKey) =>
        client.monitorings.campaigns.confirm(named(campaign), { context: { commandKey } })
      }
      onDone={() => onDone("Сроки подтверждены: их видят МОУО и школы")}
      onClose={onClose}
    />
  );
}

function OpenDialog({
  campaign,
  targets,
  onDone,
  onClose,
}: ActProps & Pick<CampaignActionsProps, "targets">) {
  const { code, respondent, form, opensOn, respondentUntilOn, today } = campaign;
  const count = targets?.count ?? 0;
  const whom = respondent === "school" ? plural(count, "школу", "школы", "школ") : `${String(count)} МОУО`;
  return (
    <CommandDialog
      title={`Открыть мониторинг ${code}?`}
      description={`Спросим ${whom}. ${opensOn > today ? `Заполнение начнётся ${formatDate(opensOn)}, ответ` : "Ответ"} — до ${formatDate(respondentUntilOn)}, 23:59:59.`}
      label="Открыть мониторинг"
      busyLabel="Открываем…"
      submit={(_, commandKey) =>
        client.monitorings.campaigns.open(named(campaign), { context: { commandKey } })
      }
      onDone={({ asked }) =>
        onDone(`Мониторинг открыт: ${plural(asked, "организация", "организации", "организаций")}`)
      }
      onClose={onClose}
    >
      <ul className="list-disc space-y-1 pl-5">
        {respondent === "school" && targets ? (
          <li>
            {plural(targets.areas.length, "муниципалитет", "муниципалитета", "муниципалитетов")}, считая школы
            самого региона; список — на вкладке «Кого спрашиваем».
          </li>
        ) : null}
        {targets?.lists.map(({ title }) => (
          <li key={title}>По перечню: {title}.</li>
        ))}
        <li>
          {form?.status === "draft"
            ? `Версия ${String(form.number)} формы ещё проект: она будет опубликована и больше не изменится.`
            : `Отвечают по версии ${String(form?.number ?? "")} формы; она не изменится.`}
        </li>
        <li>
          Что и кого спрашивает открытый мониторинг, не меняется. Сроки можно перенести с указанием причины.
        </li>
      </ul>
    </CommandDialog>
  );
}
