"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { joinWords, plural } from "@/lib/core/format/words";
import { CommandDialog } from "./command-dialog";

interface PlanYearButtonProps {
  organisation: string;
  year: number;
  /** Codes of templates the year has no campaign of. */
  unplanned: readonly string[];
  label: string;
}

/** «Составить план года»: campaigns of the templates that the year does not have yet. */
export function PlanYearButton({ organisation, year, unplanned, label }: PlanYearButtonProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open ? (
        <CommandDialog
          title={`План мониторингов ${String(year)} года`}
          description={`Из шаблонов появится ${plural(unplanned.length, "мониторинг", "мониторинга", "мониторингов")}: ${joinWords(unplanned)}. Даты перенесутся по дню и месяцу: сверьте их с письмом ${String(year)} года и подтвердите. До подтверждения их видит только ИМАЦ.`}
          label={label}
          busyLabel="Составляем…"
          submit={(_, commandKey) =>
            client.monitorings.campaigns.planYear({ organisation, year }, { context: { commandKey } })
          }
          onDone={() => {
            setOpen(false);
            showToast("План составлен. Проверьте и подтвердите сроки");
            router.refresh();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
