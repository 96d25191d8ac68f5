"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { useCheckingCommand } from "@/components/monitorings/checking/use-checking-command";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plural, pluralWord } from "@/lib/core/format/words";
import type { CleanSubmissions } from "@/lib/modules/monitorings/checking/clean/types";
import type { SubmissionQueue } from "@/lib/modules/monitorings/checking/queue/types";

/** «Принять все без предупреждений»: counts them first, then takes on exactly those. */
export function ForwardClean({ queue }: { queue: SubmissionQueue }) {
  const { authority, organisation, filter, viewerId } = queue;
  const router = useRouter();
  const [found, setFound] = useState<CleanSubmissions | null>(null);
  const { busy, run } = useCheckingCommand(viewerId);
  const target = {
    organisation,
    ...(filter.campaign !== null && { campaign: filter.campaign }),
    ...(filter.municipality !== null && { municipality: filter.municipality }),
  };
  const count = found?.submissions.length ?? 0;
  const ask = () =>
    void run(
      () => client.monitorings.checking.listClean(target),
      (clean) => {
        if (clean.submissions.length > 0) setFound(clean);
        else showToast("Форм без предупреждений нет");
      },
    );
  const forward = () =>
    void run(
      (options) =>
        client.monitorings.checking.forwardClean(
          { organisation, submissions: found?.submissions ?? [] },
          options,
        ),
      (done) => {
        setFound(null);
        const forms = plural(done.count, "форма", "формы", "форм");
        showToast(authority ? `Передано в ИМАЦ: ${forms}` : `Принято: ${forms}`);
        router.refresh();
      },
    );
  return (
    <>
      <Button busy={busy && found === null} onClick={ask}>
        {authority ? "Передать все без предупреждений…" : "Принять все без предупреждений…"}
      </Button>
      <ConfirmDialog
        open={found !== null}
        onOpenChange={(open) => {
          if (!open) setFound(null);
        }}
        title={`${authority ? "Передать в ИМАЦ" : "Принять"} ${plural(count, "форму", "формы", "форм")} без предупреждений?`}
        confirmLabel={authority ? `Передать ${String(count)}` : `Принять ${String(count)}`}
        busy={busy}
        onConfirm={forward}
      >
        <p>
          {pluralWord(count, "Форма уйдёт", "Формы уйдут", "Формы уйдут")} из вашей очереди. Учтён выбранный
          мониторинг и муниципалитет.
        </p>
        {found && found.total > count ? (
          <p>
            Всего таких форм {found.total}: за один раз берутся {count}, потом повторите.
          </p>
        ) : null}
      </ConfirmDialog>
    </>
  );
}
