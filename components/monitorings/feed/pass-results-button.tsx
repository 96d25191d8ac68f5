"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { CommandDialog } from "@/components/monitorings/campaigns/command-dialog";
import { Button } from "@/components/ui/button";
import { Meter } from "@/components/ui/meter";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { plural } from "@/lib/core/format/words";
import type { CampaignFeed } from "@/lib/modules/monitorings/feed/types";

/** «Передать в результаты»: says whom it covers, then passes them on portion by portion. */
export function PassResultsButton({ feed }: { feed: CampaignFeed }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(0);
  const { campaignId, organisation, waiting, changed, passed, year } = feed;
  const all = waiting + changed;
  const close = () => {
    setOpen(false);
    setDone(0);
    router.refresh();
  };
  const pass = async (commandKey: string) => {
    const sum = { forms: 0, written: 0, withdrawn: 0, differing: 0 };
    for (let key = commandKey; ; key = crypto.randomUUID()) {
      const { left, ...portion } = await client.monitorings.campaigns.results.pass(
        { organisation, id: campaignId },
        { context: { commandKey: key } },
      );
      sum.forms += portion.forms;
      sum.written += portion.written;
      sum.withdrawn += portion.withdrawn;
      sum.differing += portion.differing;
      setDone(sum.forms);
      if (left === 0 || portion.forms === 0) return sum;
    }
  };
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Передать в результаты
      </Button>
      {open ? (
        <CommandDialog
          title={`Передать в результаты ${String(year)} года?`}
          description={`Показатели ${plural(all, "принятой формы", "принятых форм", "принятых форм")} станут результатами школ с источником «мониторинг».`}
          label="Передать в результаты"
          busyLabel="Передаём…"
          submit={(_, commandKey) => pass(commandKey)}
          onDone={({ forms, written, differing }) => {
            showToast(
              `Передано: ${plural(forms, "форма", "формы", "форм")}, записано показателей: ${String(written)}` +
                (differing > 0 ? `, не принято: ${String(differing)}` : ""),
            );
            close();
          }}
          onClose={close}
        >
          <ul className="list-disc space-y-1 pl-5">
            <li>Ещё не передавались: {waiting}.</li>
            <li>Приняты заново после передачи: {changed}. Прежние показатели этих форм заменятся.</li>
            <li>Уже переданы и не изменились: {passed}. Они останутся как есть.</li>
            <li>
              Что загружено из таблиц или внесено вручную, не меняется: расхождения портал перечислит на этой
              странице.
            </li>
          </ul>
          {done > 0 ? (
            <Meter
              label="Передано"
              value={done}
              max={all}
              text={`${String(done)} из ${String(all)}; можно уйти со страницы и продолжить позже`}
            />
          ) : null}
        </CommandDialog>
      ) : null}
    </>
  );
}
