"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { removeListEntrySchema } from "@/lib/modules/school-lists/drafts/schema";

interface RemoveEntryProps {
  organisation: string;
  id: string;
  schoolCode: string;
  schoolName: string;
}

/** «Исключить»: a school goes off the list with a reason. */
export function RemoveEntryButton(props: RemoveEntryProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        aria-label={`Исключить: ${props.schoolName}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Исключить
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        keepOpenOutside
        title="Исключить школу из перечня"
        description={props.schoolName}
      >
        <RemoveEntryForm
          {...props}
          onClose={() => {
            setOpen(false);
          }}
        />
      </Dialog>
    </>
  );
}

const schema = removeListEntrySchema.pick({ reason: true });

function RemoveEntryForm({
  organisation,
  id,
  schoolCode,
  onClose,
}: RemoveEntryProps & { onClose: () => void }) {
  const router = useRouter();
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { reason: "" },
    submit: (values, commandKey) =>
      client.schoolLists.removeEntry(
        { organisation, id, schoolCode, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      onClose();
      showToast("Школа исключена из перечня");
      router.refresh();
    },
  });
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <TextAreaField label="Причина" hint="Её увидят муниципалитет и школа" {...field("reason")} />
      <SubmitRow label="Исключить" busy={busy}>
        <Button onClick={onClose}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
