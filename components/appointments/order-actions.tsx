"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";

import { useOrderFrame, useOrderState } from "@/components/appointments/editor-context";
import { RequisiteFields, ScanUpload } from "@/components/appointments/requisite-fields";
import { DateField } from "@/components/forms/date-field";
import { FormDialog } from "@/components/forms/form-dialog";
import { refusalText } from "@/components/forms/refusal-text";
import { TextAreaField } from "@/components/forms/text-area-field";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-store";
import { client } from "@/lib/core/api/client";
import { attachScanSchema, registerFields, revokeFields } from "@/lib/modules/appointments/orders/schema";
import type { OrderDetails } from "@/lib/modules/appointments/orders/types";

/** «Зарегистрировать»: after signing outside, the number, the date and the period are entered. */
export function RegisterOrderButton() {
  const { editor } = useOrderFrame();
  const settled = useOrderState((state) => state.settled);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        onClick={() => {
          editor.flush();
          setOpen(true);
        }}
      >
        Зарегистрировать
      </Button>
      {open && settled ? (
        <RegisterDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}

function RegisterDialog({ onClose }: { onClose: () => void }) {
  const { order, page } = useOrderFrame();
  const router = useRouter();
  const draft = useOrderState((state) => state.draft);
  const [waits, setWaits] = useState(false);
  const { paper, replaceable } = page;
  const ofAppointments = replaceable.filter(({ kind }) => kind === "appointments");
  const command = useCommandForm({
    schema: registerFields,
    defaults: {
      number: paper.number,
      date: paper.date,
      startsOn: draft.startsOn,
      endsOn: draft.endsOn,
      replacesId: paper.replacesId || (ofAppointments[0]?.id ?? ""),
      fileId: paper.fileId,
    },
    submit: (values, commandKey) =>
      client.orders.register(
        { organisation: order.owner.code, id: order.id, version: draft.version, ...values },
        { context: { commandKey } },
      ),
    onDone: () => {
      showToast("Приказ зарегистрирован");
      router.replace(`${order.owner.path}/${order.id}`);
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={{ ...command, busy: command.busy || waits }}
      size="large"
      title="Зарегистрировать приказ"
      description="Приказ подписан: внесите реквизиты с бумаги. После регистрации приказ не правится, его может только заменить новый. Доступ наставников откроется с первого дня."
      label="Зарегистрировать"
      onClose={onClose}
    >
      <RequisiteFields
        organisation={order.owner.code}
        today={order.today}
        replaceable={ofAppointments}
        field={command.field}
        onFile={(id) => {
          command.form.setValue("fileId", id ?? paper.fileId);
        }}
        onBusyChange={setWaits}
      />
    </FormDialog>
  );
}

/** «Отменить проект». */
export function DropOrderButton() {
  const { order } = useOrderFrame();
  const version = useOrderState(({ draft }) => draft.version);
  const router = useRouter();
  const [open, setOpen] = useState(false);

  async function drop(): Promise<void> {
    setOpen(false);
    try {
      await client.orders.drop(
        { organisation: order.owner.code, id: order.id, version },
        { context: { commandKey: crypto.randomUUID() } },
      );
      showToast("Проект приказа отменён");
      router.push(order.owner.path);
    } catch (error) {
      showToast(refusalText(error), { tone: "error" });
    }
  }

  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Отменить проект
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="Отменить проект приказа?"
        confirmLabel="Отменить проект"
        onConfirm={() => void drop()}
      >
        <p>Проект исчезнет из реестра. Новый проект составляется из действующих назначений.</p>
      </ConfirmDialog>
    </>
  );
}

/** What is done to a registered order: a scan once, a revocation once. */
export function RegisteredActions({ order }: { order: OrderDetails }) {
  const [open, setOpen] = useState<"revoke" | "attach" | null>(null);
  const close = () => {
    setOpen(null);
  };
  const { can } = order;
  return (
    <>
      {can.attach.allowed ? (
        <Button
          onClick={() => {
            setOpen("attach");
          }}
        >
          Приложить скан
        </Button>
      ) : null}
      {can.revoke.allowed ? (
        <Button
          onClick={() => {
            setOpen("revoke");
          }}
        >
          Признать утратившим силу
        </Button>
      ) : null}
      {open === "attach" ? <AttachDialog order={order} onClose={close} /> : null}
      {open === "revoke" ? <RevokeDialog order={order} onClose={close} /> : null}
    </>
  );
}

function AttachDialog({ order, onClose }: { order: OrderDetails; onClose: () => void }) {
  const router = useRouter();
  const [waits, setWaits] = useState(false);
  const organisation = order.owner.code;
  const command = useCommandForm({
    schema: attachScanSchema,
    defaults: { organisation, id: order.id, fileId: "" },
    submit: (values, commandKey) => client.orders.attachScan(values, { context: { commandKey } }),
    onDone: () => {
      onClose();
      showToast("Скан приложен");
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={{ ...command, busy: command.busy || waits }}
      title="Приложить скан приказа"
      description="Скан у приказа один и потом не заменяется."
      label="Приложить"
      onClose={onClose}
    >
      <ScanUpload
        organisation={organisation}
        label="Скан"
        onBusyChange={setWaits}
        onFile={(id) => {
          command.form.setValue("fileId", id ?? "");
        }}
      />
    </FormDialog>
  );
}

function RevokeDialog({ order, onClose }: { order: OrderDetails; onClose: () => void }) {
  const router = useRouter();
  const { id, version, owner } = order;
  const command = useCommandForm({
    schema: revokeFields,
    defaults: { on: "", reason: "" },
    submit: (values, commandKey) =>
      client.orders.revoke({ organisation: owner.code, id, version, ...values }, { context: { commandKey } }),
    onDone: () => {
      onClose();
      showToast("Приказ признан утратившим силу");
      router.refresh();
    },
  });
  return (
    <FormDialog
      command={command}
      title="Признать приказ утратившим силу"
      description="Назначения кончатся накануне этого дня, доступ наставников — тоже. Отменить это нельзя."
      label="Признать утратившим силу"
      onClose={onClose}
    >
      <DateField label="С какого дня" {...command.field("on")} />
      <TextAreaField label="Почему, каким документом" {...command.field("reason")} />
    </FormDialog>
  );
}
