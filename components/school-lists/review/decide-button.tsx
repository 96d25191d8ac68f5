"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { ErrorSummary } from "@/components/forms/error-summary";
import { Fieldset } from "@/components/forms/fieldset";
import { SubmitRow } from "@/components/forms/submit-row";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { decideAppealSchema } from "@/lib/modules/school-lists/appeals/schema";
import type { AppealRow } from "@/lib/modules/school-lists/appeals/types";

interface DecideProps {
  organisation: string;
  appeal: AppealRow;
}

/** «Решить»: accepted or rejected, with a reason the authority reads. */
export function DecideButton(props: DecideProps) {
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <Button
        size="small"
        variant="primary"
        aria-label={`Решить возражение: ${props.appeal.school.name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Решить
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        keepOpenOutside
        title="Решение по возражению"
        description={props.appeal.school.name}
      >
        <DecideForm {...props} onClose={close} />
      </Dialog>
    </>
  );
}

const schema = decideAppealSchema.pick({ outcome: true, decision: true });

function DecideForm({ organisation, appeal, onClose }: DecideProps & { onClose: () => void }) {
  const router = useRouter();
  const { id, version, kind } = appeal;
  const { field, errors, attempt, busy, onSubmit } = useCommandForm({
    schema,
    defaults: { decision: "" },
    submit: (values, commandKey) =>
      client.schoolLists.appeals.decide(
        { organisation, id, version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      onClose();
      showToast("Решение записано, муниципалитет его видит");
      router.refresh();
    },
  });
  const { error, id: outcomeId, ...outcome } = field("outcome");
  return (
    <form noValidate onSubmit={onSubmit} className="space-y-4">
      <ErrorSummary key={attempt} errors={errors} />
      <Fieldset legend="Решение" error={error}>
        <Checkbox
          id={outcomeId}
          kind="radio"
          value="accepted"
          label={
            kind === "exclude" ? "Принять: исключить школу из перечня" : "Принять: включить школу в перечень"
          }
          {...outcome}
        />
        <Checkbox kind="radio" value="rejected" label="Отклонить: перечень не меняется" {...outcome} />
      </Fieldset>
      <TextAreaField label="Почему" hint="Увидит муниципалитет" rows={3} {...field("decision")} />
      <SubmitRow label="Записать решение" busy={busy}>
        <Button onClick={onClose}>Отмена</Button>
      </SubmitRow>
    </form>
  );
}
