"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { RequisiteFields } from "@/components/appointments/requisite-fields";
import { FormDialog } from "@/components/forms/form-dialog";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { orderKindLabels } from "@/lib/modules/appointments/labels";
import { enterFields } from "@/lib/modules/appointments/orders/schema";
import type { OrderRegister } from "@/lib/modules/appointments/orders/types";

/** «Внести подписанный приказ»: requisites from paper, without drafting it here. */
export function EnterOrderButton({ register }: { register: OrderRegister }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Внести подписанный приказ
      </Button>
      {open ? (
        <EnterDialog
          register={register}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function EnterDialog({ register, onClose }: { register: OrderRegister; onClose: () => void }) {
  const router = useRouter();
  const { owner, today, replaceable } = register;
  const [waits, setWaits] = useState(false);
  const command = useCommandForm({
    schema: enterFields,
    defaults: {
      kind: "plan",
      title: "",
      number: "",
      date: "",
      startsOn: "",
      endsOn: "",
      replacesId: "",
      fileId: null,
    },
    submit: (values, commandKey) =>
      client.orders.enter({ organisation: owner.code, ...values }, { context: { commandKey } }),
    onDone: ({ id, registered }) => {
      showToast(
        registered ? "Приказ внесён в реестр" : "Реквизиты сохранены. Проверьте, кого назначает приказ",
      );
      router.push(`${owner.path}/${id}`);
    },
  });
  return (
    <FormDialog
      command={{ ...command, busy: command.busy || waits }}
      size="large"
      title="Внести подписанный приказ"
      description="Приказ о назначении откроется для проверки: кого он назначает, видно до регистрации. Остальные попадут в реестр сразу."
      label="Внести"
      onClose={onClose}
    >
      <SelectField
        label="О чём приказ"
        options={Object.entries(orderKindLabels).map(([value, label]) => ({ value, label }))}
        {...command.field("kind")}
      />
      <TextAreaField label="Заголовок" hint="Как на бумаге: «О …»" rows={2} {...command.field("title")} />
      <RequisiteFields
        organisation={owner.code}
        today={today}
        replaceable={replaceable}
        field={command.field}
        onFile={(id) => {
          command.form.setValue("fileId", id);
        }}
        onBusyChange={setWaits}
      />
    </FormDialog>
  );
}
