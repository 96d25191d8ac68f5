"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { LetterForm } from "@/components/letters/letter-form";
import { SendLetterForm } from "@/components/letters/send-letter-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { LetterDetails } from "@/lib/modules/letters/types";

/** What ИМАЦ does with a letter: sends it, and corrects it until then. */
export function LetterActions({ letter }: { letter: LetterDetails }) {
  const router = useRouter();
  const [open, setOpen] = useState<"send" | "correct" | null>(null);
  const { id, organisation, version, today, can } = letter;
  const close = () => {
    setOpen(null);
  };
  const done = (text: string) => {
    close();
    showToast(text);
    router.refresh();
  };
  return (
    <>
      {can.send ? (
        <Button
          variant="primary"
          onClick={() => {
            setOpen("send");
          }}
        >
          Отправить
        </Button>
      ) : null}
      {can.correct ? (
        <Button
          onClick={() => {
            setOpen("correct");
          }}
        >
          Исправить
        </Button>
      ) : null}
      <Dialog
        open={open === "send"}
        onOpenChange={close}
        keepOpenOutside
        title="Отправить письмо"
        description="Получатели увидят письмо и файл на своих страницах и подтвердят ознакомление. Отозвать отправленное письмо нельзя, исправить тоже."
      >
        <SendLetterForm letter={letter} onSent={done} onCancel={close} />
      </Dialog>
      <Dialog
        open={open === "correct"}
        onOpenChange={close}
        size="large"
        keepOpenOutside
        title="Исправить письмо"
      >
        <LetterForm
          organisation={organisation}
          today={today}
          letter={letter}
          label="Сохранить"
          submit={(values, commandKey) =>
            client.letters.correct({ organisation, id, version, ...values }, { context: { commandKey } })
          }
          onDone={() => {
            done("Письмо исправлено");
          }}
          onCancel={close}
        />
      </Dialog>
    </>
  );
}
