"use client";

import { useState } from "react";

import { AppealForm, type AppealTarget } from "@/components/school-lists/review/appeal-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** «Возразить»: about one school of the list, or proposing another for it. */
export function AppealButton({ label, ...target }: AppealTarget & { label: string }) {
  const [open, setOpen] = useState(false);
  const only = target.schools.length === 1 ? target.schools[0] : undefined;
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        aria-label={only ? `${label}: ${only.name}` : undefined}
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        size="large"
        keepOpenOutside
        title={only ? "Возражение: исключить школу из перечня" : "Возражение: включить школу в перечень"}
        description={only?.name ?? "Предложите школу, которой, по вашим данным, не хватает в перечне."}
      >
        <AppealForm {...target} onClose={close} />
      </Dialog>
    </>
  );
}
