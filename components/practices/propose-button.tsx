"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useStore } from "zustand";
import { z } from "zod";

import { FormDialog } from "@/components/forms/form-dialog";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import type { PracticeDetails } from "@/lib/modules/practices/types";
import type { PracticeEditor } from "./create-practice-editor";

interface ProposeButtonProps {
  practice: PracticeDetails;
  editor: PracticeEditor;
}

/** Proposes what is saved; what is still on its way is waited for. */
export function ProposeButton({ practice, editor }: ProposeButtonProps) {
  const [open, setOpen] = useState(false);
  if (!practice.can.propose) return null;
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          editor.flush();
          setOpen(true);
        }}
      >
        Предложить
      </Button>
      {open ? (
        <ProposeDialog
          {...{ practice, editor }}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

const nothing = z.object({});

function ProposeDialog({ practice, editor, onClose }: ProposeButtonProps & { onClose: () => void }) {
  const router = useRouter();
  const { line, missing } = useStore(editor.store);
  const { id, organisation } = practice;
  const command = useCommandForm({
    schema: nothing,
    defaults: {},
    submit: (_values, commandKey) =>
      client.practices.propose(
        { organisation, id, version: editor.store.getState().version },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Практика предложена");
      onClose();
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={{ ...command, busy: command.busy || line === "saving" }}
      title="Предложить практику?"
      description="Пока её рассматривают, текст не меняется. Отозвать можно в любой момент до публикации."
      label="Предложить"
      busyLabel={line === "saving" ? "Сохраняем правки…" : "Отправляем…"}
      onClose={onClose}
    >
      {missing.length > 0 ? (
        <div>
          <p className="font-medium">Не хватает:</p>
          <ul className="mt-1 list-disc space-y-1 pl-5">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </FormDialog>
  );
}
