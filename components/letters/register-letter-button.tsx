"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { LetterForm } from "@/components/letters/letter-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";

/** «Зарегистрировать письмо»; what is registered is shown at once: next comes sending it. */
export function RegisterLetterButton({ organisation, today }: { organisation: string; today: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          setOpen(true);
        }}
      >
        Зарегистрировать письмо
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="large"
        keepOpenOutside
        title="Новое письмо"
        description="Письмо появится в реестре. Муниципалитеты увидят его после отправки."
      >
        <LetterForm
          organisation={organisation}
          today={today}
          label="Зарегистрировать"
          submit={(values, commandKey) =>
            client.letters.register({ organisation, ...values }, { context: { commandKey } })
          }
          onDone={({ id }) => {
            setOpen(false);
            showToast("Письмо зарегистрировано. Теперь его можно отправить");
            router.push(`/region/letters/${id}`);
          }}
          onCancel={() => {
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}
