"use client";

import { Download, Printer, Sheet, Upload } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { resultsHref } from "@/lib/modules/plans/closing/labels";
import { tableHref, wordHref } from "@/lib/modules/plans/revisions/labels";
import { useActions, usePlan } from "./editor-context";
import { ReportsLink } from "./execution/reports-link";
import { DropRevisionDialog } from "./revisions/revision-dialogs";
import { ApproveDialog, ReturnDialog, SubmitDialog, WithdrawDialog } from "./transition-dialogs";

const DIALOGS = {
  submit: SubmitDialog,
  withdraw: WithdrawDialog,
  approve: ApproveDialog,
  return: ReturnDialog,
  drop: DropRevisionDialog,
} as const;

/** What the person may do to the plan in its present state, and the ways to take it to paper. */
export function PlanActions({ onRevise }: { onRevise: () => void }) {
  const { can, municipality, year, version } = usePlan();
  const { flush } = useActions();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const Dialog = open && DIALOGS[open];
  // An empty draft cannot be sent, but the first measure may have been added since the page was loaded.
  const submits = can.submit.allowed || (version.state === "draft" && can.edit.allowed);
  const begin = (which: keyof typeof DIALOGS) => () => {
    flush();
    setOpen(which);
  };
  return (
    <>
      {submits ? (
        <Button variant="primary" onClick={begin("submit")}>
          На утверждение
        </Button>
      ) : null}
      {can.approve.allowed ? (
        <Button variant="primary" onClick={begin("approve")}>
          Утвердить
        </Button>
      ) : null}
      {can.return.allowed ? <Button onClick={begin("return")}>Вернуть</Button> : null}
      {can.withdraw.allowed ? <Button onClick={begin("withdraw")}>Отозвать</Button> : null}
      {can.revise.allowed ? <Button onClick={onRevise}>Начать редакцию</Button> : null}
      {can.drop.allowed ? <Button onClick={begin("drop")}>Отменить редакцию</Button> : null}
      {version.state === "approved" ? <ReportsLink /> : null}
      {version.state === "approved" || version.state === "closed" ? (
        <LinkButton href={resultsHref(municipality.code, year)}>Итоги года</LinkButton>
      ) : null}
      <LinkButton href={wordHref(municipality.code, year, version.number)} plain>
        <Download aria-hidden="true" className="size-4.5" />
        Word
      </LinkButton>
      <LinkButton href={tableHref(municipality.code, year, version.number)} plain>
        <Sheet aria-hidden="true" className="size-4.5" />
        Excel
      </LinkButton>
      {can.edit.allowed ? (
        <LinkButton
          href={`/municipalities/${municipality.code}/plans/${String(year)}/import`}
          onClick={flush}
        >
          <Upload aria-hidden="true" className="size-4.5" />
          Загрузить из таблицы
        </LinkButton>
      ) : null}
      <Button onClick={() => window.print()}>
        <Printer aria-hidden="true" className="size-4.5" />
        Печать
      </Button>
      {Dialog ? <Dialog onClose={() => setOpen(null)} /> : null}
    </>
  );
}
