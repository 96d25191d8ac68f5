"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { refusalText } from "@/components/forms/refusal-text";
import { AddEntryForm } from "@/components/school-lists/list/add-entry-form";
import { CorrectListForm } from "@/components/school-lists/list/correct-list-form";
import { ListFactsForm } from "@/components/school-lists/list/list-facts-form";
import { PublishListForm } from "@/components/school-lists/list/publish-list-form";
import { ReviewForm } from "@/components/school-lists/list/review-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { listHref, listTitle } from "@/lib/modules/school-lists/labels";
import type { ListChoices, ListDetails } from "@/lib/modules/school-lists/versions/types";

type Open = "add" | "facts" | "review" | "publish" | "correct" | "recall" | "drop";

interface ListActionsProps {
  list: ListDetails;
  choices: ListChoices | null;
}

/** What ИМАЦ does with a version of a list, as far as its state and the person's role allow. */
export function ListActions({ list, choices }: ListActionsProps) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const { can, organisation, id, version } = list;
  const close = () => {
    setOpen(null);
  };
  const done = (text: string, href?: string) => {
    close();
    showToast(text);
    if (href) router.push(href);
    else router.refresh();
  };
  const button = (what: Open, label: string, variant: "primary" | "secondary" | "quiet" = "secondary") => (
    <Button
      variant={variant}
      onClick={() => {
        setOpen(what);
      }}
    >
      {label}
    </Button>
  );
  const dialog = (what: Open, title: string, description: string, form: React.ReactNode) => (
    <Dialog
      open={open === what}
      onOpenChange={close}
      size="large"
      keepOpenOutside
      {...{ title, description }}
    >
      {form}
    </Dialog>
  );
  return (
    <>
      {can.publish ? button("publish", "Опубликовать", "primary") : null}
      {can.review
        ? button("review", list.state === "draft" ? "Открыть для возражений" : "Изменить срок")
        : null}
      {can.edit ? button("add", "Включить школу") : null}
      {can.edit ? <LinkButton href={`${listHref(list)}/import`}>Загрузить из таблицы</LinkButton> : null}
      {can.edit ? button("facts", "Письма и полнота") : null}
      {can.recall ? button("recall", "Отозвать с согласования", "quiet") : null}
      {can.drop ? button("drop", "Удалить черновик", "quiet") : null}
      {can.correct ? button("correct", "Исправить новой версией") : null}
      {choices ? (
        <>
          {dialog(
            "add",
            "Включить школу в перечень",
            "Решение и его причина сохраняются, их видят муниципалитет и школа.",
            <AddEntryForm list={list} choices={choices} onDone={done} onCancel={close} />,
          )}
          {dialog(
            "facts",
            "Письма и полнота",
            "Перечни одного года приходят частями: каждая школа помнит письмо, которым она названа.",
            <ListFactsForm list={list} choices={choices} onDone={done} onCancel={close} />,
          )}
          {dialog(
            "publish",
            "Опубликовать перечень",
            "После публикации перечень не меняется: исправление выходит новой версией. Школы увидят своё положение сразу.",
            <PublishListForm list={list} choices={choices} onDone={done} onCancel={close} />,
          )}
        </>
      ) : null}
      {dialog(
        "review",
        list.state === "draft" ? "Открыть перечень для возражений" : "Изменить срок возражений",
        "Каждый муниципалитет увидит свои школы с основаниями и сможет возразить до конца последнего дня.",
        <ReviewForm list={list} onDone={done} onCancel={close} />,
      )}
      {dialog(
        "correct",
        "Исправить новой версией",
        "Черновик новой версии начнётся с этих школ. Опубликованная версия действует, пока не опубликована новая.",
        <CorrectListForm list={list} onDone={done} onCancel={close} />,
      )}
      {open === "recall" ? (
        <Confirmed
          title="Отозвать перечень с согласования?"
          confirmLabel="Отозвать"
          command={(commandKey) =>
            client.schoolLists.recallReview({ organisation, id, version }, { context: { commandKey } })
          }
          onDone={() => {
            done("Перечень снова черновик");
          }}
          onClose={close}
        >
          Муниципалитеты перестанут его видеть. Возражений на него ещё не было.
        </Confirmed>
      ) : null}
      {open === "drop" ? (
        <Confirmed
          title="Удалить черновик?"
          confirmLabel="Удалить"
          command={(commandKey) =>
            client.schoolLists.drop({ organisation, id, version }, { context: { commandKey } })
          }
          onDone={() => {
            done("Черновик удалён", `/region/lists?year=${String(list.listYear)}`);
          }}
          onClose={close}
        >
          Черновик ({listTitle(list)}) и решения по его школам исчезнут. Вернуть их будет нельзя;
          опубликованные версии останутся.
        </Confirmed>
      ) : null}
    </>
  );
}

interface ConfirmedProps {
  title: string;
  confirmLabel: string;
  command: (commandKey: string) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  children: React.ReactNode;
}

/** A command that is asked about once more; a press is one command. */
function Confirmed({ title, confirmLabel, command, onDone, onClose, children }: ConfirmedProps) {
  const [busy, setBusy] = useState(false);
  async function confirm(): Promise<void> {
    setBusy(true);
    try {
      await command(crypto.randomUUID());
      onDone();
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
      onClose();
    }
  }
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      danger
      {...{ title, confirmLabel, busy }}
      onConfirm={() => void confirm()}
    >
      {children}
    </ConfirmDialog>
  );
}
